import { SOURCE_KIND } from '../systems.ts';
import type { Device } from '../types.ts';
import { concept, instant, versionOfText } from '../values.ts';

export interface DeviceSource {
  readonly sourceId: string;
  readonly personId: string;
  readonly integration: string;
  readonly name: string;
  readonly kind: string;
  readonly model: string | undefined;
  readonly updatedAt: number;
}

/** A source (watch, scale, app, file) as a Device. */
export function deviceResource(source: DeviceSource): Device {
  const told = {
    status: 'active' as const,
    deviceName: [{ name: source.name, type: 'user-friendly-name' }],
    ...(source.model === undefined ? {} : { modelNumber: source.model }),
    type: { ...concept(SOURCE_KIND, source.kind), text: `${source.kind} (${source.integration})` },
    patient: { reference: `Patient/${source.personId}` },
  };
  return {
    resourceType: 'Device',
    id: source.sourceId,
    meta: { versionId: versionOfText(JSON.stringify(told)), lastUpdated: instant(source.updatedAt) },
    ...told,
  };
}

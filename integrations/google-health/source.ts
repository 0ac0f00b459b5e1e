import type { SourceKind, SourceRef } from '../kit/index.ts';
import type { Point } from './wire.ts';

const KINDS: Readonly<Record<string, SourceKind>> = {
  WATCH: 'watch',
  FITNESS_BAND: 'watch',
  RING: 'watch',
  CHEST_STRAP: 'watch',
  PHONE: 'phone',
  SCALE: 'scale',
};

/** The device or app behind a point; Google names the one, the other, or neither. */
export function sourceOf(given: Point['dataSource']): SourceRef {
  const { device, application, platform, recordingMethod } = given ?? {};
  const app = text(application?.packageName);
  const name = text(device?.displayName) ?? app ?? (platform === 'FITBIT' ? 'Fitbit' : 'Google Health');
  const manufacturer = text(device?.manufacturer);
  const kind = KINDS[device?.formFactor ?? ''] ?? (device === undefined || device === null ? 'app' : 'watch');
  return {
    key: name,
    name,
    kind: recordingMethod === 'MANUAL' ? 'manual' : kind,
    ...(manufacturer !== undefined && { manufacturer }),
  };
}

const text = (value: string | null | undefined): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

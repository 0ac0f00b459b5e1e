import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Call } from '@aceso/kit';
import { checkFormat, noSuchResource, sendResource } from '@aceso/kit/fhir';
import type { Deps } from '../deps.ts';
import { allowanceOf } from '../fhir/door/reach.ts';
import { deviceResource } from '../fhir/resources/device.ts';
import { datedSource } from '../store/source-owner.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** One source of a person. */
export const readDevice =
  (deps: Deps) =>
  async ({ params, query }: Input<typeof healthData.operations.readDevice>, call: Call): Promise<void> => {
    checkFormat(call, query);
    const source = UUID.test(params.id) ? await datedSource(deps.db, params.id) : undefined;
    if (source === undefined || (await allowanceOf(call, source.personId, 'Device', 'r')) === undefined) throw noSuchResource();
    sendResource(call, deviceResource(source));
  };

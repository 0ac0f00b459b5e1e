import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Call } from '@aceso/kit';
import { noSuchResource } from '@aceso/kit/fhir';
import { beginBulkExport, type ExportDeps, type Group } from '../fhir/door/exports.ts';

const GROUPS: ReadonlySet<string> = new Set<Group>(['all', 'me', 'shared']);

/** An export of a group that follows from what people share. */
export const startGroupExport =
  (deps: ExportDeps) =>
  async ({ params, query }: Input<typeof healthData.operations.startGroupExport>, call: Call): Promise<void> => {
    if (!GROUPS.has(params.id)) throw noSuchResource();
    await beginBulkExport(deps, call, params.id as Group, query); // One of the three.
  };

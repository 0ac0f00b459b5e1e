import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { forbidden, type Call } from '@aceso/kit';
import { httpOf, noSuchResource } from '@aceso/kit/fhir';
import type { Deps } from '../deps.ts';
import { mayStillHave, ownExport } from '../fhir/door/exports.ts';

/** A file, for whoever may still have all that is in it: a share that has ended since closes it. */
export const downloadExport =
  (deps: Deps) =>
  async ({ params }: Input<typeof healthData.operations.downloadExport>, call: Call): Promise<void> => {
    const found = await ownExport(deps, call, params.exportId);
    const file = found.files.find(({ name }) => name === params.file);
    if (file === undefined) throw noSuchResource();
    for (const part of found.parameters.parts)
      if (part.type === file.type && !(await mayStillHave(call, part)))
        throw forbidden('What this file holds is not all for you any more.');
    const content = await deps.exports.read(found.exportId, file.name);
    if (content === undefined) throw noSuchResource();
    void httpOf(call).reply.header('cache-control', 'no-store').type('application/fhir+ndjson').send(content);
  };

import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { Fault, type Call } from '@aceso/kit';
import { httpOf } from '@aceso/kit/fhir';
import type { Deps } from '../deps.ts';
import { fileAddress, ownExport } from '../fhir/door/exports.ts';

const ASK_AGAIN_SECONDS = 2;

/** Progress while it runs (FHIR bulk data 2.0, status request), then the list of files. */
export const getExport =
  (deps: Deps) =>
  async ({ params }: Input<typeof healthData.operations.getExport>, call: Call): Promise<void> => {
    const found = await ownExport(deps, call, params.exportId);
    const { reply } = httpOf(call);
    reply.header('cache-control', 'no-store').header('expires', found.expiresAt.toUTCString());
    if (found.status === 'failed') throw new Fault('export-failed', 500, 'The export failed.');
    if (found.status !== 'done') {
      const progress = `${found.status}: ${found.done} of ${found.parameters.parts.length} parts written`;
      void reply.code(202).header('x-progress', progress).header('retry-after', String(ASK_AGAIN_SECONDS)).send();
      return;
    }
    const manifest = {
      transactionTime: found.transactionAt?.toISOString(),
      request: found.request,
      requiresAccessToken: true,
      output: found.files.map(({ type, name, count }) => ({ type, url: fileAddress(deps.publicOrigin, found.exportId, name), count })),
      deleted: [],
      error: [],
    };
    void reply.type('application/json; charset=utf-8').send(JSON.stringify(manifest));
  };

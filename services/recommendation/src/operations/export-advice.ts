import { Readable } from 'node:stream';
import type { Input } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Call } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { keptOf } from '../store/kept.ts';

type Contract = typeof recommendation.operations.exportAdvice;

/** One line a row, each with the name of its table; copies of daily values are in the export of health-data. */
export const exportAdvice =
  (deps: Deps) =>
  async ({ params: { personId } }: Input<Contract>, { http }: Call): Promise<void> => {
    if (http === undefined) throw new Error('an export is for readers over HTTP');
    const lines = (await keptOf(deps.db, personId)).map((row) => `${JSON.stringify(row)}\n`);
    const name = `aceso-advice-${deps.now().toISOString().slice(0, 10)}.ndjson`;
    void http.reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${name}"`)
      .type('application/x-ndjson')
      .send(Readable.from(lines));
  };

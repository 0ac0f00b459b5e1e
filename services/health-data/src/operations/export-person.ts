import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Call } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { knownPerson } from '../ingest/known-person.ts';
import { fileOf } from '../portable/files.ts';
import { tablesOf } from '../portable/tables.ts';

/** Everything of a person as a file, made while it is read: memory does not grow with it. */
export const exportPerson =
  (deps: Deps) =>
  async ({ params, query }: Input<typeof healthData.operations.exportPerson>, { http }: Call): Promise<void> => {
    if (http === undefined) throw new Error('an export is for readers over HTTP');
    await knownPerson(deps, params.personId);
    const wanted = new Set(query.tables.split(','));
    const tables = (await tablesOf(deps.db, params.personId, deps.notes)).filter(({ name }) => wanted.has(name));
    const { content, mediaType, ending } = fileOf(tables, query.format);
    const name = `aceso-${deps.now().toISOString().slice(0, 10)}.${ending}`;
    void http.reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${name}"`)
      .type(mediaType)
      .send(content);
  };

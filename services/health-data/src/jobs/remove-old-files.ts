import type { Deps } from '../deps.ts';
import { removeKeptFile } from '../ingest/remove-kept-file.ts';
import { keptBefore } from '../store/kept-files.ts';

const DAY_MS = 86_400_000;
const AT_ONCE = 100;

/** Removes raw files that have been kept as long as the operator wants; what was read from them stays. Returns how many. */
export async function removeOldFiles(deps: Pick<Deps, 'db' | 'files' | 'now' | 'settings' | 'log'>): Promise<number> {
  const days = deps.settings.get('keepRawUploadDays');
  if (days === 0) return 0;
  const before = new Date(deps.now().getTime() - days * DAY_MS);
  let removed = 0;
  for (let more = true; more;) {
    const old = await keptBefore(deps.db, before, AT_ONCE);
    for (const file of old) await removeKeptFile(deps, file);
    removed += old.length;
    more = old.length === AT_ONCE;
  }
  if (removed > 0) deps.log.info({ removed, days }, 'raw files removed: their time was over');
  return removed;
}

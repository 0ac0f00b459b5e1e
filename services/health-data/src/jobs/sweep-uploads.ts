import type { Deps } from '../deps.ts';
import { giveUpSilent, unfinishedOf } from '../store/uploads.ts';

/** How often what was left behind is looked for, the first time at the start. */
export const SWEEP_EVERY_MS = 3_600_000;
/** An upload may rest for a weekend; after that nobody goes on with it. */
const SILENT_MS = 3 * 86_400_000;
const AT_ONCE = 1_000;

/** Gives up uploads whose content stopped coming, and removes content that a killed process left behind after its upload had ended. */
export async function sweepUploads({ db, files, now }: Pick<Deps, 'db' | 'files' | 'now'>): Promise<void> {
  const before = new Date(now().getTime() - SILENT_MS);
  // What has been given up is removed below like everything else that has ended.
  while ((await giveUpSilent(db, before, now(), AT_ONCE)).length === AT_ONCE);
  const incoming = await files.incoming();
  for (let from = 0; from < incoming.length; from += AT_ONCE) {
    const some = incoming.slice(from, from + AT_ONCE);
    const needed = await unfinishedOf(
      db,
      some.map(({ uploadId }) => uploadId),
    );
    for (const place of some) if (!needed.has(place.uploadId)) await files.drop(place);
  }
}

import type { Deps } from '../deps.ts';
import { forgetKept, type KeptFile } from '../store/kept-files.ts';
import { lockPerson } from '../store/people.ts';

/**
 * Removes the raw file of an upload, unless another upload brought the same content.
 *
 * The object goes inside the transaction: broken off before its end, the row still names the file and removing it again is no fault.
 */
export async function removeKeptFile({ db, files }: Pick<Deps, 'db' | 'files'>, file: KeptFile): Promise<void> {
  await db.tx(async (tx) => {
    await lockPerson(tx, file.personId);
    if (await forgetKept(tx, file)) await files.removeKept(file.personId, file.keptAs);
  });
}

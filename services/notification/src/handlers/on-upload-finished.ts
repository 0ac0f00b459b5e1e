import { healthData } from '@aceso/contracts/health-data';
import { on, type Subscription } from '@aceso/kit';
import { importWords } from '../domain/import-words.ts';
import { tell, type TellDeps } from '../messages/tell.ts';

/** Tells how an import ended. A cancelled one was the person's own doing. */
export const onUploadFinished = (deps: TellDeps): Subscription =>
  on(healthData.events.uploadFinished, async ({ payload }, tx) => {
    const { personId, uploadId, status } = payload;
    const words = importWords(payload);
    if (words === undefined) return;
    await tell(deps, tx, {
      personId,
      category: 'import-finished',
      cause: `upload:${uploadId}:${status}`,
      ...words,
      link: '/sources',
      why: 'A file that you gave has been read. Setting: Import done.',
    });
  });

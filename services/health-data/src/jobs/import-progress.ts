import { healthData } from '@aceso/contracts/health-data';
import type { Db } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { secondsLeft } from '../domain/seconds-left.ts';
import type { Advance } from '../store/upload-claims.ts';
import type { UploadRow } from '../store/uploads.ts';

/** Often enough for a bar that moves, seldom enough to cost nothing. */
const TELL_EVERY_MS = 400;

/** Tells those who watch how far an import has come. */
export class ImportProgress {
  readonly #deps: Pick<Deps, 'bus'>;
  readonly #upload: UploadRow;
  #toldAt = -Infinity;

  constructor(deps: Pick<Deps, 'bus'>, upload: UploadRow) {
    this.#deps = deps;
    this.#upload = upload;
  }

  async tell(tx: Db, { done, total, samples, seconds }: Advance): Promise<void> {
    if (performance.now() - this.#toldAt < TELL_EVERY_MS) return;
    this.#toldAt = performance.now();
    const { personId, uploadId } = this.#upload;
    const left = secondsLeft(done, total, seconds);
    await this.#deps.bus.append(tx, healthData.events.uploadProgressed, personId, {
      personId,
      uploadId,
      status: 'importing',
      done,
      samples,
      ...(total === undefined ? {} : { total }),
      ...(left === undefined ? {} : { secondsLeft: left }),
    });
  }
}

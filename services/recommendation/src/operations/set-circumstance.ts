import type { Input } from '@aceso/contracts';
import { recommendation } from '@aceso/contracts/recommendation';
import { Fault } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { listCircumstanceRows, saveCircumstance } from '../store/circumstances.ts';
import { noteSaid } from '../store/people.ts';
import { enqueue } from '../store/queue.ts';

type Contract = typeof recommendation.operations.setCircumstance;

/** Three for each week of ten years: periods, journeys and illnesses of a life with a watch. */
const MOST = 1_500;

/** Logs something of the person's life and looks at the data anew. Throws `circumstance-ends-early` and `too-many-circumstances`. */
export const setCircumstance =
  (deps: Deps) =>
  async ({ params: { personId, circumstanceId }, body }: Input<Contract>): Promise<void> => {
    if (body.to !== undefined && body.to < body.from)
      throw new Fault('circumstance-ends-early', 422, 'It ends before it begins.', {
        errors: [{ path: '/body/to', message: 'must not be before the first day; leave it out while it goes on' }],
      });
    const now = deps.now();
    await deps.db.tx(async (tx) => {
      await noteSaid(tx, personId);
      const known = await listCircumstanceRows(tx, personId);
      if (known.length >= MOST && !known.some((row) => row.circumstanceId === circumstanceId))
        throw new Fault('too-many-circumstances', 422, `At most ${MOST} are kept for one person.`);
      await saveCircumstance(tx, personId, { circumstanceId, ...body }, now);
      await enqueue(tx, personId, now, undefined);
      await deps.bus.append(tx, recommendation.events.circumstanceChanged, personId, { personId, circumstanceId });
      deps.wakeAfter(tx);
    });
  };

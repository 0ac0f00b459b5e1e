import { outside } from './ranges.ts';
import { ok } from './result.ts';
import type { Result } from './result.ts';

/** How much of an earlier burden is left at the next decision. */
const DECAY = 0.95;

/**
 * Burden of messages at each decision: 0.95 of the burden before, plus 1 when something was sent since the last decision.
 *
 * `sent` in order of the decisions; `start` 0 to 20. The sum can never pass 20.
 * @formula x_i = 0.95 x_(i-1) + sent_i
 * @units No unit; 0 to 20.
 * @needs Needs one decision.
 * @accuracy Equal to the published service.
 * @see Liao et al., Proc ACM IMWUT 2020;4(1):18, doi 10.1145/3381007
 */
export function suggestionDosage(sent: readonly boolean[], start = 0): Result<readonly number[]> {
  const refusal = outside('start', start, [0, 20]);
  if (refusal) return refusal;
  let dosage = start;
  return ok(sent.map((one) => (dosage = DECAY * dosage + (one ? 1 : 0))));
}

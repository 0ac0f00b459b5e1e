import { firstOutside } from './ranges.ts';
import { ok } from './result.ts';
import type { Result } from './result.ts';

/** WHO classes; `increased` and `high` are the action points for Asian populations. */
export type BodyMassClass = 'underweight' | 'normal' | 'overweight' | 'obesity1' | 'obesity2' | 'obesity3' | 'increased' | 'high';

/** Body mass index in kg/m2 and its class. */
export interface BodyMassIndex {
  readonly index: number;
  readonly class: BodyMassClass;
}

const WHO: readonly (readonly [below: number, BodyMassClass])[] = [
  [18.5, 'underweight'],
  [25, 'normal'],
  [30, 'overweight'],
  [35, 'obesity1'],
  [40, 'obesity2'],
  [Infinity, 'obesity3'],
];
const ASIAN: readonly (readonly [below: number, BodyMassClass])[] = [
  [18.5, 'underweight'],
  [23, 'normal'],
  [27.5, 'increased'],
  [Infinity, 'high'],
];

/**
 * Body mass index and its WHO class, or the action points for Asian populations.
 *
 * Weight 20 to 400 kg, height 100 to 250 cm. Adults from 18; not in pregnancy; misleads in very muscular and in old people.
 * @formula weight / height^2 (kg/m2)
 * @needs Needs every input; nothing stands in for one that is missing.
 * @accuracy Arithmetic is exact; as a measure of body fat it is coarse.
 * @see WHO Technical Report 894, 2000; WHO expert consultation, Lancet 2004;363:157, doi 10.1016/S0140-6736(03)15268-3
 */
export function bodyMassIndex(input: {
  readonly weightKg: number;
  readonly heightCm: number;
  readonly asian: boolean;
}): Result<BodyMassIndex> {
  const refusal = firstOutside({ weightKg: input.weightKg, heightCm: input.heightCm }, { weightKg: [20, 400], heightCm: [100, 250] });
  if (refusal) return refusal;
  const index = input.weightKg / (input.heightCm / 100) ** 2;
  const row = (input.asian ? ASIAN : WHO).find(([below]) => index < below);
  return ok({ index, class: row?.[1] ?? 'obesity3' });
}

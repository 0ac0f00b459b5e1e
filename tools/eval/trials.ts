import { drawBlockOrder, trialEffect, type TrialDay } from '@aceso/science';
import { random } from '@aceso/simulator/random';
import { percent, type Part, type Score } from './part.ts';

/** A made-up person who tries something, and how their days vary. */
interface Design {
  readonly name: string;
  readonly pairs: number;
  readonly blockDays: number;
  /** First days of a block that do not count. */
  readonly washout: number;
  /** Part of yesterday's noise that is left today. */
  readonly memory: number;
  /** How far the level wanders from day to day, in standard deviations of the noise. */
  readonly walk: number;
  /** Share of days without a value. */
  readonly lost: number;
}

const STEADY = { washout: 0, memory: 0, walk: 0, lost: 0 };
const DESIGNS: readonly Design[] = [
  { ...STEADY, name: '7 pairs of single days', pairs: 7, blockDays: 1 },
  { ...STEADY, name: '7 pairs of single days, noise with memory 0.5', pairs: 7, blockDays: 1, memory: 0.5 },
  { ...STEADY, name: '4 pairs of 5 days, the first left out', pairs: 4, blockDays: 5, washout: 1 },
  { ...STEADY, name: '4 pairs of 5 days, a level that wanders', pairs: 4, blockDays: 5, washout: 1, memory: 0.3, walk: 0.15 },
  { ...STEADY, name: '4 pairs of 5 days, 4 of 10 without a value', pairs: 4, blockDays: 5, washout: 1, memory: 0.3, lost: 0.4 },
  { ...STEADY, name: '5 pairs of 7 days, noise with memory 0.6', pairs: 5, blockDays: 7, washout: 2, memory: 0.6 },
];
const RUNS = 400;
const EFFECT = 1;
const SMALLEST = 0.3;
/** A 95 % interval of 400 runs may miss by about two standard errors of its own. */
const COVERAGE = { atLeast: 92, atMost: 98 };
/** Without an effect "it helped" must be rare: half of 5 % by construction, and room for chance. */
const FALSE_CLAIMS = { atMost: 5 };

/** Whether the interval of a trial of one person holds the truth as often as it says, and how often nothing is called help. */
export const trials: Part = {
  name: 'trials',
  title: 'Randomised trials of one person',
  about: `${RUNS} made-up people a design try something that moves their measure by ${EFFECT} standard deviation of the noise, on days drawn by
\`drawBlockOrder\`. \`trialEffect\` says by how much and how sure. The same people with an effect of nothing: how often it would say "it helped".`,
  run({ seed, say }) {
    const scores: Score[] = [];
    DESIGNS.forEach((design, place) => {
      say(design.name);
      const runs = Array.from({ length: RUNS }, (_, i) => runOf(design, seed, place * RUNS + i)).filter((run) => run !== undefined);
      const width = runs.reduce((sum, run) => sum + run.width, 0) / runs.length;
      const seen = percent(runs.filter(({ claims }) => claims).length, runs.length);
      scores.push({
        name: `${design.name}: 95 % intervals that hold the truth`,
        value: percent(runs.filter(({ covered }) => covered).length, runs.length),
        unit: '%',
        target: COVERAGE,
        note: `mean width ${width.toFixed(2)} SD; the effect is called help in ${seen.toFixed(0)} %; ${RUNS - runs.length} refused`,
      });
      scores.push({
        name: `${design.name}: nothing called help`,
        value: percent(runs.filter(({ claimsNothing }) => claimsNothing).length, runs.length),
        unit: '%',
        target: FALSE_CLAIMS,
      });
    });
    return { scores };
  },
};

interface Run {
  readonly covered: boolean;
  readonly width: number;
  /** Says "it helped" of the effect, and of no effect. */
  readonly claims: boolean;
  readonly claimsNothing: boolean;
}

function runOf({ pairs, blockDays, washout, memory, walk, lost }: Design, seed: number, index: number): Run | undefined {
  const draw = random(seed, 'trials', index);
  const order = drawBlockOrder({ pairs, seed: Math.floor(draw.between(0, 2 ** 32)) });
  if (!order.ok) return undefined;
  let [level, noise] = [0, draw.normal(0, 1)];
  const days = order.value.flatMap((treated, block) =>
    Array.from({ length: blockDays }, (_, i): TrialDay & { readonly isKept: boolean } => {
      level += draw.normal(0, walk);
      noise = memory * noise + Math.sqrt(1 - memory ** 2) * draw.normal(0, 1);
      const isKept = i >= washout && draw.between(0, 1) >= lost;
      return { day: block * blockDays + i, value: level + noise, treated, pair: Math.floor(block / 2), isKept };
    }),
  );
  const kept = days.filter(({ isKept }) => isKept);
  const ask = (effect: number) =>
    trialEffect({
      days: kept.map((day) => ({ ...day, value: day.value + (day.treated ? effect : 0) })),
      smallest: SMALLEST,
      alpha: 0.05,
    });
  const [found, nothing] = [ask(EFFECT), ask(0)];
  if (!found.ok || !nothing.ok) return undefined;
  const claims = ({ low, effect }: { low: number; effect: number }): boolean => low > 0 && effect >= SMALLEST;
  const { low, high } = found.value;
  return { covered: low <= EFFECT && EFFECT <= high, width: high - low, claims: claims(found.value), claimsNothing: claims(nothing.value) };
}

import { effectOfChange } from '@aceso/science';
import { random } from '@aceso/simulator/random';
import { percent, type Part, type Score } from './part.ts';

/** A world in which the truth about one person's change is known. */
interface Design {
  readonly name: string;
  readonly before: number;
  readonly after: number;
  readonly hasCovariate: boolean;
  /** How far the level wanders from day to day, in standard deviations of the noise. */
  readonly walk: readonly [least: number, most: number];
  /** Part of yesterday's noise that is left today; 0 is what the method assumes. */
  readonly memory: number;
}

const DESIGNS: readonly Design[] = [
  { name: '28 days before, 7 after', before: 28, after: 7, hasCovariate: true, walk: [0, 0.3], memory: 0 },
  { name: '60 before, 14 after', before: 60, after: 14, hasCovariate: true, walk: [0, 0.3], memory: 0 },
  { name: '60 before, 14 after, no covariate', before: 60, after: 14, hasCovariate: false, walk: [0, 0.3], memory: 0 },
  { name: '120 before, 28 after', before: 120, after: 28, hasCovariate: true, walk: [0, 0.2], memory: 0 },
  { name: '60 before, 14 after, a steady level', before: 60, after: 14, hasCovariate: true, walk: [0, 0], memory: 0 },
  { name: '60 before, 14 after, noise with memory 0.3', before: 60, after: 14, hasCovariate: true, walk: [0, 0.1], memory: 0.3 },
];
const RUNS = 300;
const EFFECT = 2;
/** A 95 % interval of 300 runs may miss by two standard errors of its own. */
const COVERAGE = { atLeast: 92, atMost: 98 };

interface Run {
  readonly covered: boolean;
  readonly error: number;
  readonly width: number;
  /** On a date on which nothing happened, the interval excludes nothing. */
  readonly claimsNothing: boolean;
}

/** Whether the intervals of an effect in one person hold the truth as often as they say. */
export const effects: Part = {
  name: 'effects',
  title: 'Effect of a change in one person',
  about: `${RUNS} made-up people a design: a level that wanders, noise, a weekly covariate, and a change of ${EFFECT} standard deviations of the noise on a
known day. \`effectOfChange\` (the grid of signal-to-noise ratios) says by how much and how sure. The placebo is the same person with a change
of nothing.`,
  run({ seed, say }) {
    const scores: Score[] = [];
    DESIGNS.forEach((design, place) => {
      say(design.name);
      const runs = Array.from({ length: RUNS }, (_, i) => runOf(design, seed, place * RUNS + i)).filter((run) => run !== undefined);
      const share = (keep: (run: Run) => boolean): number => percent(runs.filter(keep).length, runs.length);
      const bias = runs.reduce((sum, { error }) => sum + error, 0) / runs.length;
      const width = runs.reduce((sum, run) => sum + run.width, 0) / runs.length;
      scores.push({
        name: `${design.name}: 95 % intervals that hold the truth`,
        value: share(({ covered }) => covered),
        unit: '%',
        target: COVERAGE,
        note: `bias ${percent(bias, EFFECT).toFixed(1)} % of the effect, mean width ${width.toFixed(2)} SD, placebo claimed in ${share(({ claimsNothing }) => !claimsNothing).toFixed(1)} %`,
      });
    });
    return { scores };
  },
};

function runOf({ before, after, hasCovariate, walk, memory }: Design, seed: number, index: number): Run | undefined {
  const draw = random(seed, 'effects', index);
  const step = draw.between(...walk);
  let level = draw.between(-3, 3);
  let noise = draw.normal(0, 1);
  const week = Array.from({ length: before + after }, (_, day) => (day % 7 >= 5 ? 1 : 0));
  const slope = draw.normal(0, 1);
  const values = week.map((weekend) => {
    level += draw.normal(0, step);
    noise = memory * noise + Math.sqrt(1 - memory ** 2) * draw.normal(0, 1);
    return level + noise + (hasCovariate ? slope * weekend : 0);
  });
  const ask = (size: number) =>
    effectOfChange({
      values: values.map((value, day) => (day < before ? value : value + size)),
      covariates: hasCovariate ? [week] : [],
      before,
      alpha: 0.05,
    });
  const found = ask(EFFECT);
  const placebo = ask(0);
  if (!found.ok || !placebo.ok) return undefined;
  const { low, high, effect } = found.value;
  return {
    covered: low <= EFFECT && EFFECT <= high,
    error: effect - EFFECT,
    width: high - low,
    claimsNothing: placebo.value.low <= 0 && 0 <= placebo.value.high,
  };
}

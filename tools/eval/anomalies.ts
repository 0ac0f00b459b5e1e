import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anomalyScores, median, medianAbsoluteDeviation, type AnomalyScores, type AnomalyWindow } from '@aceso/science';
import type { Part } from './part.ts';

interface Recording {
  readonly name: string;
  readonly scores: readonly number[];
  readonly windows: readonly AnomalyWindow[];
}

const DAY_MS = 86_400_000;
/** Days of which the value at this time of day is remembered, and over which the scatter is taken. */
const DAYS_BACK = 7;
/** Part of a day over which surprise is averaged. */
const SHORT = 1 / 4;
const PROFILES = ['standard', 'rewardLowFalsePositives', 'rewardLowFalseNegatives'] as const satisfies readonly (keyof AnomalyScores)[];

/** The public anomaly benchmark by its own scorer. */
export const anomalies: Part = {
  name: 'anomalies',
  title: 'Numenta Anomaly Benchmark',
  about: `A streaming detector made of \`science/\` (each value against the median of the same time on the seven days before, in robust
standard deviations, averaged over a quarter of a day), scored by the rule of the public scorer: one threshold for all files, the best one, as the
benchmark itself does. 100 is perfect, 0 is silence. Published over all 58 files: HTM 70.1, KNN-CAD 58.0, random cut forest 51.7, Twitter 47.1,
windowed Gaussian 39.6. The files that lie beside the repository are few, so that the figure cannot be held against those; many labels of the
benchmark are doubtful as well (Wu and Keogh, arXiv 2009.13807).`,
  run({ shared, say }) {
    const folder = join(shared, 'data', 'nab');
    if (!existsSync(join(folder, 'windows.json'))) return { scores: [], skipped: 'no files of the benchmark beside the repository' };
    const recordings = read(folder, say);
    return {
      scores: [
        {
          name: 'files',
          value: recordings.length,
          unit: '',
          note: `${recordings.reduce((sum, { windows }) => sum + windows.length, 0)} windows`,
        },
        ...PROFILES.map((profile) => {
          const { score, threshold } = best(recordings, profile);
          return { name: `score, ${profile}`, value: score, unit: '', note: `threshold ${threshold.toFixed(2)}` };
        }),
      ],
    };
  },
};

function read(folder: string, say: (line: string) => void): readonly Recording[] {
  // The benchmark's own form: file name to pairs of instants.
  const labels = JSON.parse(readFileSync(join(folder, 'windows.json'), 'utf8')) as Readonly<
    Record<string, readonly (readonly [string, string])[]>
  >;
  return readdirSync(folder)
    .filter((file) => file in labels)
    .map((file) => {
      say(file);
      const rows = readFileSync(join(folder, file), 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(','));
      const times = rows.map(([time = '']) => Date.parse(`${time.replace(' ', 'T')}Z`));
      const index = (instant: string): number =>
        times.findIndex((time) => time >= Date.parse(`${instant.slice(0, 19).replace(' ', 'T')}Z`));
      return {
        name: file,
        scores: surprise(
          rows.map(([, value]) => Number(value)),
          Math.round(DAY_MS / ((times[1] ?? 1) - (times[0] ?? 0))),
        ),
        windows: (labels[file] ?? []).map(([from, to]) => ({ from: index(from), to: index(to) })),
      };
    });
}

/** How surprising each row is, from what came before alone. */
function surprise(values: readonly number[], day: number): readonly number[] {
  const off = values.map((value, i) => {
    const same = Array.from({ length: DAYS_BACK }, (_, k) => values[i - (k + 1) * day]).filter((one) => one !== undefined);
    const middle = median(same);
    return same.length >= 2 && middle.ok ? value - middle.value : 0;
  });
  const short = Math.max(1, Math.round(day * SHORT));
  let scale = 0;
  const scores = off.map((value, i) => {
    // The scatter changes slowly: once in a quarter of a day is often enough.
    if (i % short === 0) {
      const spread = medianAbsoluteDeviation(off.slice(Math.max(0, i - DAYS_BACK * day), Math.max(2, i)));
      scale = spread.ok ? spread.value : 0;
    }
    return scale > 0 ? Math.max(-8, Math.min(8, value / scale)) : 0;
  });
  return scores.map((_, i) => Math.abs(scores.slice(Math.max(0, i - short + 1), i + 1).reduce((sum, score) => sum + score, 0)) / short);
}

/** Rows above the threshold, once in a day. */
function detectionsOf({ scores }: Recording, threshold: number, apart: number): readonly number[] {
  const rows: number[] = [];
  scores.forEach((score, row) => {
    if (score >= threshold && row - (rows.at(-1) ?? -Infinity) > apart) rows.push(row);
  });
  return rows;
}

/** 100 × (raw − silence) / (perfect − silence), at the threshold that is best for all files together. */
function best(
  recordings: readonly Recording[],
  profile: (typeof PROFILES)[number],
): { readonly score: number; readonly threshold: number } {
  const raw = (detect: (recording: Recording) => readonly number[]): number =>
    recordings.reduce((sum, recording) => {
      const scored = anomalyScores({ rows: recording.scores.length, windows: recording.windows, detections: detect(recording) });
      return sum + (scored.ok ? scored.value[profile] : 0);
    }, 0);
  const silence = raw(() => []);
  const perfect = recordings.reduce((sum, { windows }) => sum + windows.length, 0);
  const thresholds = Array.from({ length: 60 }, (_, i) => 0.5 + i / 10);
  const scored = thresholds.map((threshold) => ({
    threshold,
    score: (100 * (raw((recording) => detectionsOf(recording, threshold, REFRACTORY_ROWS)) - silence)) / (perfect - silence),
  }));
  return scored.reduce((a, b) => (b.score > a.score ? b : a));
}

/** Rows after a detection in which no other is made. */
const REFRACTORY_ROWS = 200;

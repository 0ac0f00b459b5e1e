import { duration, formatter, type FormatOptions } from './format.ts';
import { linear, place } from './scale.ts';
import type { Chart, Ink, Label, Shape } from './shape.ts';
import { ENGLISH, type Words } from './words.ts';

/** Stage of sleep as wearables estimate it; `asleep` when a source does not tell stages apart. */
export type Stage = 'awake' | 'rem' | 'light' | 'deep' | 'asleep' | 'in-bed';

/** A stretch of one stage; instants in milliseconds since the epoch. */
export interface StageSpan {
  readonly stage: Stage;
  readonly start: number;
  readonly end: number;
}

/** One night. */
export interface HypnogramData {
  readonly name: string;
  readonly stages: readonly StageSpan[];
}

const LANES: readonly Stage[] = ['awake', 'rem', 'light', 'deep'];
const INKS: Readonly<Record<Stage, Ink>> = {
  awake: 'sleep-awake',
  rem: 'sleep-rem',
  light: 'sleep-light',
  deep: 'sleep-deep',
  asleep: 'sleep-light',
  'in-bed': 'line',
};
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const LANE_HEIGHT = 25;
/** A riser may join two blocks only when they touch: over a longer hole nothing was seen. */
const TOUCHING_MS = MINUTE_MS;

const laneOf = (stage: Stage): number => (stage === 'asleep' || stage === 'in-bed' ? 2 : LANES.indexOf(stage));
const middleOf = (stage: Stage): number => laneOf(stage) * LANE_HEIGHT + LANE_HEIGHT / 2;

function minutesOf(spans: readonly StageSpan[], stage: Stage): number {
  return spans.reduce((sum, span) => (span.stage === stage ? sum + (span.end - span.start) / MINUTE_MS : sum), 0);
}

/** Whole hours inside the night, about five of them so that they stay apart on a phone. Zones are offset by whole quarters of an hour, so the clock decides what is whole. */
function hours(from: number, to: number, time: (ms: number) => string): readonly number[] {
  const quarter = 15 * MINUTE_MS;
  const whole: number[] = [];
  for (let at = Math.ceil(from / quarter) * quarter; at <= to; at += quarter) if (/:00\b/.test(time(at))) whole.push(at);
  const every = Math.max(1, Math.ceil((to - from) / HOUR_MS / 5));
  return whole.filter((_, i) => i % every === 0);
}

function picture(spans: readonly StageSpan[], x: (ms: number) => number): Shape[] {
  const shapes: Shape[] = [1, 2, 3].map((lane) => ({
    kind: 'line',
    x1: 0,
    x2: 100,
    y1: lane * LANE_HEIGHT,
    y2: lane * LANE_HEIGHT,
    stroke: 'grid',
    strokeWidth: 1,
  }));
  spans.forEach((span, i) => {
    const before = spans[i - 1];
    if (before !== undefined && span.start - before.end <= TOUCHING_MS && laneOf(before.stage) !== laneOf(span.stage)) {
      const at = place(x(span.start));
      shapes.push({
        kind: 'line',
        x1: at,
        x2: at,
        y1: middleOf(before.stage),
        y2: middleOf(span.stage),
        stroke: 'control',
        strokeWidth: 1,
      });
    }
  });
  for (const span of spans) {
    const from = place(x(span.start));
    const width = Math.max(0.3, place(x(span.end)) - from);
    shapes.push({
      kind: 'rect',
      x: from,
      y: laneOf(span.stage) * LANE_HEIGHT + 4,
      width,
      height: LANE_HEIGHT - 8,
      fill: INKS[span.stage],
      radius: 3,
    });
  }
  return shapes;
}

/** Four lanes of a night with thin risers between touching blocks. Times are those of the zone that the person was in. */
export function hypnogram(data: HypnogramData, options: Omit<FormatOptions, 'unit' | 'decimals'> & { readonly words?: Words }): Chart {
  const words = options.words ?? ENGLISH;
  const format = formatter({ ...options, unit: '', decimals: 0 });
  const spans = [...data.stages].filter((span) => span.end > span.start).sort((a, b) => a.start - b.start);
  const from = spans[0]?.start ?? 0;
  const to = spans.reduce((latest, span) => Math.max(latest, span.end), from);
  const x = linear([from, to], [0, 100]);
  const laneLabels = LANES.map((stage): Label => ({
    x: 0,
    y: middleOf(stage),
    dx: -8,
    text: words.stage[stage],
    anchor: 'end',
    ink: 'text-2',
  }));
  const timeLabels = hours(from, to, format.time).map((at): Label => ({
    x: place(x(at)),
    y: 100,
    dy: 16,
    text: format.time(at),
    anchor: 'middle',
    ink: 'text-3',
  }));
  const said = (['deep', 'rem', 'light', 'asleep', 'awake'] as const)
    .map((stage) => ({ stage, minutes: minutesOf(spans, stage) }))
    .filter(({ minutes }) => minutes > 0)
    .map(({ stage, minutes }) => `${words.stage[stage]} ${duration(minutes)}`);
  return {
    frame: 'rows',
    height: 132,
    shapes: picture(spans, x),
    labels: spans.length === 0 ? [{ x: 50, y: 50, text: words.noData, anchor: 'middle', ink: 'text-2' }] : [...laneLabels, ...timeLabels],
    stops: spans.map((span) => ({
      x: place(x((span.start + span.end) / 2)),
      y: middleOf(span.stage),
      at: new Date(span.start).toISOString(),
      text: `${words.range(format.time(span.start), format.time(span.end))}: ${words.stage[span.stage]}, ${duration((span.end - span.start) / MINUTE_MS)}`,
    })),
    legend: [],
    sentence:
      spans.length === 0 ? `${data.name}: ${words.noData}.` : `${words.range(format.time(from), format.time(to))}. ${said.join(', ')}.`,
    table: {
      caption: data.name,
      columns: [words.from, words.until, words.value, words.length],
      rows: spans.map((span) => [
        format.time(span.start),
        format.time(span.end),
        words.stage[span.stage],
        duration((span.end - span.start) / MINUTE_MS),
      ]),
    },
  };
}

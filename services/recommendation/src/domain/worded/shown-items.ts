import { METRICS } from '@aceso/contracts/vocabulary';
import type { StatedFact } from '@aceso/science';
import type { AgentItem } from '../agent-answer.ts';
import { scaleOf } from '../ask/units.ts';
import { metricWord } from './metric-words.ts';
import { namesOfDay } from './periods-of.ts';

/** One item of a lookup: what a model is shown of it, and what it bears out. */
export interface ShownItem {
  readonly shown: object;
  readonly facts: readonly StatedFact[];
  readonly knowledge: readonly string[];
  readonly computed: readonly string[];
}

interface Figure {
  readonly name: string;
  readonly metric?: string;
  readonly value: number;
  readonly unit: string;
  readonly low?: number;
  readonly high?: number;
}

/** UCUM as people write it, where the verifier of texts knows the unit. */
const LABELS: Readonly<Record<string, string>> = {
  '/min': 'bpm',
  'mm[Hg]': 'mmHg',
  '{nights}': 'days',
  '{days}': 'days',
  d: 'days',
  '{steps}': 'steps',
  Cel: '°C',
  '[degF]': '°F',
  '1': '',
};
const UP = new Set(['above', 'rising']);
const DOWN = new Set(['below', 'falling']);
const text = (item: AgentItem, name: string): string => {
  const value = item[name];
  return typeof value === 'string' ? value : '';
};

/** The newest reading of a metric in the unit that the person reads; nothing of what measured it. */
export function shownLatest(
  item: AgentItem,
  {
    context,
    dayOf,
  }: { readonly context: { readonly preferred: (metric: string) => string | undefined }; readonly dayOf: (instant: string) => string },
): ShownItem | undefined {
  const metric = METRICS.get(text(item, 'metric'));
  const [stored, at] = [item['value'], text(item, 'at')];
  const scale = metric && (scaleOf(metric, context.preferred(metric.id)) ?? scaleOf(metric));
  if (metric === undefined || scale === undefined || typeof stored !== 'number' || Number.isNaN(Date.parse(at))) return undefined;
  const [value, day] = [stored * scale.factor + scale.offset, dayOf(at)];
  return {
    shown: { metric: metric.name, value: Math.round(value * 1000) / 1000, unit: scale.label, day },
    facts: [
      { name: 'newest reading', value, unit: scale.label, metric: metricWord(metric.id), periods: namesOfDay(day), isOneOfMany: true },
    ],
    knowledge: [],
    computed: [metric.name],
  };
}

/** What stands out, in the advisor's own words, with its figures. What is over is told with its days. */
export function shownInsight(item: AgentItem): ShownItem {
  const [title, said, since, until] = [text(item, 'title'), text(item, 'text'), text(item, 'since'), text(item, 'until')];
  const isCurrent = item['isCurrent'] === true;
  const direction = UP.has(text(item, 'direction')) ? 'up' : DOWN.has(text(item, 'direction')) ? 'down' : undefined;
  const periods = [...namesOfDay(since), ...namesOfDay(until), ...(isCurrent ? ['today'] : []), said];
  return {
    shown: { title, text: said, since, until, isCurrent },
    facts: figuresOf(item).flatMap((figure) =>
      factsOf(figure, periods, { ...(direction === undefined ? {} : { direction }), ...(isCurrent ? {} : { isOneOfMany: true as const }) }),
    ),
    knowledge: [],
    computed: [title, said],
  };
}

/** A recommendation in the advisor's own words; numbers of its action are those of the guideline. */
export function shownRecommendation(item: AgentItem): ShownItem {
  const [title, why, action, status] = [text(item, 'title'), text(item, 'why'), text(item, 'action'), text(item, 'status')];
  return {
    shown: { title, why, action, status },
    facts: figuresOf(item).flatMap((figure) => factsOf(figure, [why], {})),
    knowledge: [title, action],
    computed: [title, why, action],
  };
}

/** Figures were checked against the contract when they were read. */
const figuresOf = (item: AgentItem): readonly Figure[] => (Array.isArray(item['figures']) ? (item['figures'] as readonly Figure[]) : []);

function factsOf(figure: Figure, periods: readonly string[], more: Partial<StatedFact>): readonly StatedFact[] {
  const shared = {
    unit: LABELS[figure.unit] ?? figure.unit,
    ...(figure.metric === undefined ? {} : { metric: metricWord(figure.metric) }),
    periods,
    ...more,
  };
  return [
    { name: figure.name.replaceAll('_', ' '), value: figure.value, ...shared },
    ...[figure.low, figure.high].flatMap((value) =>
      value === undefined ? [] : [{ name: `end of the interval of ${figure.name}`, value, ...shared }],
    ),
  ];
}

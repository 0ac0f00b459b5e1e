import { numberFormat } from './format.ts';
import { linear, place } from './scale.ts';
import type { Chart, Ink, Label, Shape } from './shape.ts';
import { niceTicks } from './ticks.ts';
import { ENGLISH, type Words } from './words.ts';

/** One step of a trace; times in milliseconds on the same clock. */
export interface Span {
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly service: string;
  readonly name: string;
  readonly startMs: number;
  readonly durationMs: number;
  readonly isError?: boolean;
}

/** A span at its place in the tree. */
export interface PlacedSpan extends Span {
  readonly depth: number;
  /** Whether the whole would have ended sooner had this step been faster. */
  readonly isCritical: boolean;
}

/** Steps in the order of a tree: parents before children, children by start. Steps whose parent is unknown count as roots. */
export function inTreeOrder(spans: readonly Span[]): readonly PlacedSpan[] {
  const known = new Set(spans.map((span) => span.spanId));
  const children = Map.groupBy(spans, (span) =>
    span.parentSpanId !== undefined && span.parentSpanId !== span.spanId && known.has(span.parentSpanId) ? span.parentSpanId : '',
  );
  const placed: PlacedSpan[] = [];
  const critical = criticalSpans(children);
  const seen = new Set<string>();
  const visit = (parent: string, depth: number): void => {
    for (const span of (children.get(parent) ?? []).toSorted((a, b) => a.startMs - b.startMs)) {
      if (seen.has(span.spanId)) continue;
      seen.add(span.spanId);
      placed.push({ ...span, depth, isCritical: critical.has(span.spanId) });
      visit(span.spanId, depth + 1);
    }
  };
  visit('', 0);
  // A ring of parents has no root; its steps are listed at the end instead of vanishing.
  for (const span of spans) if (!seen.has(span.spanId)) placed.push({ ...span, depth: 0, isCritical: false });
  return placed;
}

/** Walks from the end: of the children of a step, the one that ended last held it up, and before its start the one that ended last then. */
function criticalSpans(children: ReadonlyMap<string, readonly Span[]>): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (span: Span): void => {
    if (found.has(span.spanId)) return;
    found.add(span.spanId);
    let until = span.startMs + span.durationMs;
    const latest = (children.get(span.spanId) ?? []).toSorted((a, b) => b.startMs + b.durationMs - (a.startMs + a.durationMs));
    for (const child of latest) {
      if (child.startMs + child.durationMs > until) continue;
      walk(child);
      until = child.startMs;
    }
  };
  const root = (children.get('') ?? []).toSorted((a, b) => b.durationMs - a.durationMs)[0];
  if (root !== undefined) walk(root);
  return found;
}

/** Milliseconds as people read them: "840 µs", "12.5 ms", "1.9 s". */
export function milliseconds(ms: number, locale?: string): string {
  if (ms < 1) return `${numberFormat(0, locale)(ms * 1000)}\u2009µs`;
  if (ms < 1000) return `${numberFormat(ms < 100 ? 1 : 0, locale)(ms)}\u2009ms`;
  return `${numberFormat(ms < 100_000 ? 2 : 0, locale)(ms / 1000)}\u2009s`;
}

const ROW_HEIGHT_PX = 28;
const inkOf = (span: PlacedSpan): Ink => (span.isError === true ? 'urgent' : span.isCritical ? 's1' : 'usual');

/** One bar a step on a common clock; the steps that the whole waited for are outlined, failed ones say so. */
export function waterfall(
  data: { readonly name: string; readonly spans: readonly Span[] },
  options: { readonly locale?: string; readonly words?: Words } = {},
): Chart {
  const words = options.words ?? ENGLISH;
  const spans = inTreeOrder(data.spans);
  const from = spans.reduce((least, span) => Math.min(least, span.startMs), spans[0]?.startMs ?? 0);
  const to = spans.reduce((most, span) => Math.max(most, span.startMs + span.durationMs), from);
  const x = linear([from, Math.max(to, from + 0.001)], [0, 100]);
  const height = 100 / Math.max(1, spans.length);
  const shapes: Shape[] = [];
  const labels: Label[] = [];
  for (const tick of niceTicks(0, to - from, 5).filter((ms) => ms <= to - from)) {
    const at = place(x(from + tick));
    shapes.push({ kind: 'line', x1: at, x2: at, y1: 0, y2: 100, stroke: 'grid', strokeWidth: 1 });
    labels.push({ x: at, y: 100, dy: 16, text: milliseconds(tick, options.locale), anchor: 'middle', ink: 'text-3' });
  }
  spans.forEach((span, i) => {
    const start = place(x(span.startMs));
    const width = Math.max(0.3, place(x(span.startMs + span.durationMs)) - start);
    const outline = span.isCritical ? ({ stroke: 'text', strokeWidth: 1 } as const) : {};
    shapes.push({
      kind: 'rect',
      x: start,
      y: place(i * height + height * 0.2),
      width,
      height: place(height * 0.6),
      fill: inkOf(span),
      radius: 2,
      ...outline,
    });
  });
  const at = (span: PlacedSpan): string => milliseconds(span.startMs - from, options.locale);
  const long = (span: PlacedSpan): string => milliseconds(span.durationMs, options.locale);
  const longest = spans.filter((span) => span.depth > 0).toSorted((a, b) => b.durationMs - a.durationMs)[0] ?? spans[0];
  return {
    frame: 'bare',
    height: Math.max(1, spans.length) * ROW_HEIGHT_PX,
    shapes,
    labels,
    stops: spans.map((span, i) => ({
      x: place(x(span.startMs)),
      y: place((i + 0.5) * height),
      at: span.spanId,
      text: `${span.service} ${span.name}: ${at(span)}, ${long(span)}`,
    })),
    legend: [],
    sentence: [
      words.spans(spans.length, milliseconds(to - from, options.locale)),
      longest === undefined ? '' : words.longest(longest.name, long(longest)),
    ]
      .join(' ')
      .trimEnd(),
    table: {
      caption: data.name,
      columns: [words.service, words.operation, words.start, words.length],
      rows: spans.map((span) => [span.service, span.name, at(span), long(span)]),
    },
  };
}

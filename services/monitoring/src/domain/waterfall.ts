import type { SpanRecord } from './span-records.ts';

export interface Bar {
  readonly span: SpanRecord;
  readonly depth: number;
  readonly critical: boolean;
}

export interface Waterfall {
  readonly startUs: number;
  readonly endUs: number;
  /** In the order of a tree: every span before its children, siblings by their beginning. */
  readonly bars: readonly Bar[];
  readonly criticalPath: readonly string[];
}

interface Node {
  readonly span: SpanRecord;
  readonly children: Node[];
  /** End of the last thing that it began: work that it caused may outlast it. */
  endUs: number;
}

const endOf = (span: SpanRecord): number => span.startUs + span.durationUs;

/** Lays out the spans of one trace. Spans whose parent was not kept begin trees of their own. */
export function waterfallOf(spans: readonly SpanRecord[]): Waterfall {
  const nodes = new Map(spans.map((span): [string, Node] => [span.spanId, { span, children: [], endUs: endOf(span) }]));
  const roots: Node[] = [];
  for (const node of nodes.values()) {
    const parent = node.span.parentSpanId === undefined ? undefined : nodes.get(node.span.parentSpanId);
    (parent === undefined || parent === node ? roots : parent.children).push(node);
  }
  const order: { node: Node; depth: number }[] = [];
  const lay = (siblings: Node[], depth: number): void => {
    for (const node of siblings.toSorted((a, b) => a.span.startUs - b.span.startUs || a.span.durationUs - b.span.durationUs)) {
      order.push({ node, depth });
      lay(node.children, depth + 1);
    }
  };
  lay(roots, 0);
  for (const { node } of order.toReversed()) node.endUs = Math.max(node.endUs, ...node.children.map((child) => child.endUs));
  const critical = new Set<string>();
  walkBack(roots, Math.max(0, ...roots.map(({ endUs }) => endUs)), critical);
  return {
    startUs: Math.min(...spans.map(({ startUs }) => startUs)),
    endUs: Math.max(...spans.map(endOf)),
    bars: order.map(({ node, depth }) => ({ span: node.span, depth, critical: critical.has(node.span.spanId) })),
    criticalPath: order.filter(({ node }) => critical.has(node.span.spanId)).map(({ node }) => node.span.spanId),
  };
}

/** From the end backwards: the child that ended last was waited for; what ran beside it was not. */
function walkBack(children: readonly Node[], untilUs: number, critical: Set<string>): void {
  let until = untilUs;
  for (const child of children.toSorted((a, b) => b.endUs - a.endUs)) {
    if (child.endUs > until) continue;
    critical.add(child.span.spanId);
    walkBack(child.children, child.endUs, critical);
    until = child.span.startUs;
  }
}

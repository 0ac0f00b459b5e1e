/** A line, dots, bars or a band of a plot, in the units of the axes. */
export interface Layer {
  readonly as: 'line' | 'dots' | 'bars' | 'band' | 'mark';
  readonly label?: string;
  readonly colour: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Upper edge of a band. */
  readonly top?: readonly number[];
  readonly dashed?: boolean;
}

/** A plot of a method's own output. */
export interface Plot {
  /** What it shows, in a sentence: read aloud instead of the picture. */
  readonly says: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly layers: readonly Layer[];
}

export const INK = { data: '#64748b', fit: '#2563eb', alarm: '#dc2626', calm: '#059669', second: '#d97706' } as const;
const [WIDTH, HEIGHT] = [680, 280];
const EDGE = { left: 58, right: 14, top: 26, bottom: 44 };
const TICKS = 5;

/** A plot as an SVG that reads on light and dark ground; the same input gives the same bytes. */
export function svgOf({ says, xLabel, yLabel, layers }: Plot): string {
  const xs = layers.flatMap(({ x }) => x);
  const ys = layers.flatMap(({ as, y, top = [] }) => [...y, ...top, ...(as === 'bars' ? [0] : [])]);
  const [x, y] = [scaleOf(xs, EDGE.left, WIDTH - EDGE.right, 0), scaleOf(ys, HEIGHT - EDGE.bottom, EDGE.top, 0.06)];
  const ticks = [
    ...y.ticks.map(
      (tick) =>
        `<path d="M${EDGE.left} ${n(y.at(tick))}H${WIDTH - EDGE.right}" stroke="#94a3b8" stroke-opacity=".35"/>${text(EDGE.left - 6, y.at(tick) + 4, label(tick), 'end')}`,
    ),
    ...x.ticks.map((tick) => text(x.at(tick), HEIGHT - EDGE.bottom + 16, label(tick), 'middle')),
  ];
  const legend = layers
    .filter((layer) => layer.label !== undefined)
    .map((layer, i, all) => {
      const left = EDGE.left + (i * (WIDTH - EDGE.left - EDGE.right)) / Math.max(3, all.length);
      return `<rect x="${n(left)}" y="8" width="10" height="10" rx="2" fill="${layer.colour}"/>${text(left + 15, 17, layer.label ?? '', 'start')}`;
    });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" font-family="system-ui, sans-serif" font-size="12" fill="#64748b">`,
    `<title>${escaped(says)}</title>`,
    ...ticks,
    ...layers.map((layer) => drawn(layer, x.at, y.at, y.at(Math.max(0, y.from)))),
    ...legend,
    text((EDGE.left + WIDTH - EDGE.right) / 2, HEIGHT - 8, xLabel, 'middle'),
    `<text x="14" y="${n((HEIGHT - EDGE.bottom + EDGE.top) / 2)}" text-anchor="middle" transform="rotate(-90 14 ${n((HEIGHT - EDGE.bottom + EDGE.top) / 2)})">${escaped(yLabel)}</text>`,
    '</svg>\n',
  ].join('\n');
}

function drawn(
  { as, colour, x, y, top, dashed }: Layer,
  xAt: (value: number) => number,
  yAt: (value: number) => number,
  ground: number,
): string {
  const points = x.map((value, i) => [n(xAt(value)), n(yAt(y[i] ?? 0))] as const);
  const path = (all: readonly (readonly [string, string])[]): string => all.map(([a, b], i) => `${i === 0 ? 'M' : 'L'}${a} ${b}`).join('');
  switch (as) {
    case 'line':
      return `<path d="${path(points)}" fill="none" stroke="${colour}" stroke-width="2"${dashed === true ? ' stroke-dasharray="5 4"' : ''}/>`;
    case 'dots':
      return `<g fill="${colour}" fill-opacity=".75">${points.map(([a, b]) => `<circle cx="${a}" cy="${b}" r="2.6"/>`).join('')}</g>`;
    case 'mark':
      return `<g fill="${colour}">${points.map(([a, b]) => `<circle cx="${a}" cy="${b}" r="4.5"/>`).join('')}</g>`;
    case 'bars': {
      const width = Math.max(2, (0.7 * (WIDTH - EDGE.left - EDGE.right)) / Math.max(1, x.length));
      return `<g fill="${colour}" fill-opacity=".8">${points.map(([a, b]) => `<rect x="${n(Number(a) - width / 2)}" y="${n(Math.min(Number(b), ground))}" width="${n(width)}" height="${n(Math.abs(ground - Number(b)))}"/>`).join('')}</g>`;
    }
    case 'band': {
      const upper = x.map((value, i) => [n(xAt(value)), n(yAt(top?.[i] ?? 0))] as const).toReversed();
      return `<path d="${path([...points, ...upper])}Z" fill="${colour}" fill-opacity=".18"/>`;
    }
    default:
      return as satisfies never;
  }
}

interface Scale {
  readonly from: number;
  readonly ticks: readonly number[];
  at(value: number): number;
}

function scaleOf(values: readonly number[], start: number, end: number, margin: number): Scale {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low || 1) * margin;
  const [from, to] = [low - room, high + room];
  const rough = (to - from || 1) / TICKS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.ceil(from / step);
  return {
    from,
    ticks: Array.from({ length: Math.max(0, Math.floor(to / step) - first + 1) }, (_, i) => (first + i) * step),
    at: (value) => start + ((value - from) / (to - from || 1)) * (end - start),
  };
}

const n = (value: number): string => String(Math.round(value * 10) / 10);
const label = (value: number): string => String(Number(value.toPrecision(6)));
const escaped = (words: string): string => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const text = (x: number, y: number, words: string, anchor: 'start' | 'middle' | 'end'): string =>
  `<text x="${n(x)}" y="${n(y)}" text-anchor="${anchor}">${escaped(words)}</text>`;

/** A picture of a method, made of its own output. */
export interface MethodPlot {
  readonly method: string;
  plot(): Plot;
}

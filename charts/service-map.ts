import { numberFormat } from './format.ts';
import { place } from './scale.ts';
import type { Chart, Label, Shape } from './shape.ts';
import { ENGLISH, type Words } from './words.ts';

/** How one service does. */
export interface ServiceNode {
  readonly name: string;
  /** Requests, in the unit of the map; undefined while no figure is known: that is not none. */
  readonly rate: number | undefined;
  readonly state: 'up' | 'slow' | 'down' | 'unknown';
}

/** Fixed places, so that a picture seen twice a day can be read at a glance: the edge above, the bus between the two rows. */
const ROWS: readonly (readonly string[])[] = [
  ['gateway'],
  ['identity', 'users', 'dashboard', 'health-data', 'recommendation'],
  ['notification', 'analytics', 'configuration', 'monitoring'],
];
const TOPS = [4, 34, 78] as const;
const NODE = { width: 17, height: 16 } as const;
const BUS = { top: 60, height: 8 } as const;
const GLYPHS = { up: '', slow: '▲ ', down: '■ ', unknown: '? ' } as const;
const INKS = { up: 'control', slow: 'above', down: 'urgent', unknown: 'caution' } as const;

const centre = (row: number, column: number): number => (100 * (column + 0.5)) / Math.max(1, ROWS[row]?.length ?? 1);

function thickness(rate: number | undefined): number {
  return rate === undefined || rate <= 0 ? 1 : Math.min(5, 1 + Math.log10(1 + rate));
}

/** The ten services at fixed places; slow and stopped ones carry a mark and a word, and the table beside says the same. */
export function serviceMap(
  data: { readonly name: string; readonly services: readonly ServiceNode[]; readonly bus: string },
  options: { readonly locale?: string; readonly words?: Words; readonly rateUnit?: string } = {},
): Chart {
  const words = options.words ?? ENGLISH;
  const byName = new Map(data.services.map((service) => [service.name, service]));
  const format = numberFormat(1, options.locale);
  const unit = options.rateUnit ?? 'req/s';
  const said = (service: ServiceNode | undefined): string =>
    service?.rate === undefined ? words.noData : `${format(service.rate)} ${unit}`;
  const edges: Shape[] = [];
  const nodes: Shape[] = [];
  const labels: Label[] = [];
  ROWS.forEach((row, r) => {
    row.forEach((name, c) => {
      const service = byName.get(name);
      const x = centre(r, c);
      const top = TOPS[r] ?? 0;
      const ink = INKS[service?.state ?? 'unknown'];
      const edge = { stroke: ink === 'control' ? 'band-edge' : ink, strokeWidth: thickness(service?.rate) } as const;
      if (r === 1) {
        edges.push({ kind: 'line', x1: 50, x2: place(x), y1: 20, y2: top, ...edge });
        edges.push({ kind: 'line', x1: place(x), x2: place(x), y1: top + NODE.height, y2: BUS.top, ...edge });
      }
      if (r === 2) edges.push({ kind: 'line', x1: place(x), x2: place(x), y1: BUS.top + BUS.height, y2: top, ...edge });
      nodes.push({
        kind: 'rect',
        x: place(x - NODE.width / 2),
        y: top,
        width: NODE.width,
        height: NODE.height,
        fill: 'surface',
        stroke: ink,
        strokeWidth: ink === 'control' ? 1 : 2,
        radius: 6,
      });
      labels.push({
        x: place(x),
        y: top + NODE.height / 2,
        dy: -7,
        text: `${GLYPHS[service?.state ?? 'unknown']}${name}`,
        anchor: 'middle',
        ink: ink === 'control' ? 'text' : ink,
        strong: true,
      });
      labels.push({ x: place(x), y: top + NODE.height / 2, dy: 8, text: said(service), anchor: 'middle', ink: 'text-3' });
    });
  });
  nodes.push({
    kind: 'rect',
    x: 2,
    y: BUS.top,
    width: 96,
    height: BUS.height,
    fill: 'surface',
    stroke: 'control',
    strokeWidth: 1,
    radius: 10,
  });
  labels.push({ x: 50, y: BUS.top + BUS.height / 2, text: data.bus, anchor: 'middle', ink: 'text-2' });
  const troubled = data.services.filter((service) => service.state !== 'up').map((service) => `${service.name}: ${service.state}`);
  const rows = data.services.map((service) => [service.name, service.state, said(service)]);
  return {
    frame: 'bare',
    height: 300,
    shapes: [...edges, ...nodes],
    labels,
    stops: [],
    legend: [],
    sentence: [`${data.name}.`, ...troubled.map((text) => `${text}.`), rows.map((row) => `${row[0]} ${row[2]}`).join(', ')].join(' '),
    table: { caption: data.name, columns: [words.service, words.value, unit], rows },
  };
}

import { METRICS } from '@aceso/contracts/vocabulary';
import type { Plugin } from 'vite';

const ID = 'virtual:units';

/** One choice of display: label, factor, offset, decimals, and whether values are times of day. */
export type UnitRow = readonly [label: string, factor: number, offset: number, decimals: number, isClock?: true];

/** How each metric of the vocabulary may be shown, first choice first; equal rows are kept once. */
export function unitsTable(): { readonly rows: readonly (readonly UnitRow[])[]; readonly metrics: Readonly<Record<string, number>> } {
  const rows: UnitRow[][] = [];
  const places = new Map<string, number>();
  const metrics: Record<string, number> = {};
  for (const metric of METRICS.values()) {
    const row = metric.display.map((one): UnitRow => {
      const { label, factor, offset = 0, decimals } = one;
      return one.isClock === true ? [label, factor, offset, decimals, true] : [label, factor, offset, decimals];
    });
    const key = JSON.stringify(row);
    const known = places.get(key);
    const place = known ?? rows.push(row) - 1;
    places.set(key, place);
    metrics[metric.id] = place;
  }
  return { rows, metrics };
}

/** Gives the browser the units of the vocabulary and nothing else of it. */
export function units(): Plugin {
  return {
    name: 'aceso-units',
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load: (id) => (id === `\0${ID}` ? `export const table = ${JSON.stringify(unitsTable())};` : undefined),
  };
}

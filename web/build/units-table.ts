import { METRICS } from '@aceso/contracts/vocabulary';
import type { Plugin } from 'vite';

const ID = 'virtual:units';

/** One choice of display: label, factor, offset, decimals, and whether values are times of day. */
export type UnitRow = readonly [label: string, factor: number, offset: number, decimals: number, isClock?: true];

/** Metrics that are shown alike, by their ids with blanks between, and how: first choice first. The shortest form that packs well. */
export type UnitsTable = readonly (readonly [ids: string, choices: readonly UnitRow[]])[];

/** More than any screen shows, and half of what a computer would write. */
const inTenDigits = (value: number): number => Number(value.toPrecision(10));

/** How each metric of the vocabulary may be shown. */
export function unitsTable(): UnitsTable {
  const alike = Map.groupBy(
    [...METRICS.values()].map(({ id, display }) => ({
      id,
      choices: display.map(({ label, factor, offset = 0, decimals, isClock }): UnitRow =>
        isClock === true ? [label, factor, offset, decimals, true] : [label, inTenDigits(factor), offset, decimals],
      ),
    })),
    ({ choices }) => JSON.stringify(choices),
  );
  return [...alike.values()].flatMap((group) =>
    group[0] === undefined ? [] : [[group.map(({ id }) => id).join(' '), group[0].choices] as const],
  );
}

/** Gives the browser the units of the vocabulary and nothing else of it. */
export function units(): Plugin {
  return {
    name: 'aceso-units',
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load: (id) => (id === `\0${ID}` ? `export const table = ${JSON.stringify(unitsTable())};` : undefined),
  };
}

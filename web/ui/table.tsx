import type { Table as TableData } from '@aceso/charts';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';

/** A table with caption and scopes; it may scroll sideways, so what holds it can be focused and is named. A group and no region: a card is one already. */
export function Table({
  caption,
  columns,
  rows,
  numbersFrom = 1,
  hideCaption = false,
}: {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
  readonly numbersFrom?: number;
  readonly hideCaption?: boolean;
}) {
  return (
    <div role="group" aria-label={caption} tabIndex={0} className="max-h-[60vh] overflow-auto">
      <table className="w-full border-collapse text-left tabular-nums">
        <caption className={hideCaption ? 'sr-only' : 'mb-2 text-left text-note text-text-3'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, i) => (
              <th
                key={column}
                scope="col"
                className={classes(
                  'border-b border-line py-2 pr-4 text-note font-normal text-text-3',
                  i >= numbersFrom && 'text-right last:pr-0',
                )}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, r) => (
            <tr key={r}>
              {row.map((cell, i) =>
                i === 0 ? (
                  <th key={i} scope="row" className="border-b border-grid py-2 pr-4 font-normal">
                    {cell}
                  </th>
                ) : (
                  <td
                    key={i}
                    className={classes('border-b border-grid py-2 pr-4', i >= numbersFrom && 'text-right whitespace-nowrap last:pr-0')}
                  >
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The values of a chart as a table. */
export const ChartTable = ({ table }: { readonly table: TableData }) => (
  <Table caption={table.caption} columns={table.columns} rows={table.rows} />
);

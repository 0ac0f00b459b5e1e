import type { TableMapping, TableProposal } from '../../../lib/types.ts';

/** What a column of somebody's table is. */
export type Role =
  | { readonly is: 'nothing' }
  | { readonly is: 'time' }
  | { readonly is: 'end' }
  | { readonly is: 'metric'; readonly metric: string; readonly unit: string };

/** A mapping while somebody works on it: it may still lack a time or a measure. */
export interface TableDraft {
  readonly roles: readonly Role[];
  /** Columns of the time in the order in which they are read: the date before the clock. */
  readonly order: readonly number[];
  /** The date of the end stands in the column of the begin. */
  readonly endDate?: number;
  readonly timeForm: TableMapping['timeForm'];
  readonly dayOrder?: TableMapping['dayOrder'];
  readonly decimalMark?: TableMapping['decimalMark'];
  readonly lasts: NonNullable<TableMapping['lasts']>;
  readonly source: string;
}

const NOTHING: Role = { is: 'nothing' };
const COLUMNS_OF_A_TIME = 2;

/** The proposal as a draft; where none could be made, every column is still nothing. */
export function draftOf({ columns, mapping }: TableProposal, source: string): TableDraft {
  const roles = columns.map(({ column }): Role => {
    if (mapping?.time.includes(column) === true) return { is: 'time' };
    if (mapping?.end?.includes(column) === true) return { is: 'end' };
    const mapped = mapping?.columns.find((one) => one.column === column);
    return mapped === undefined ? NOTHING : { is: 'metric', metric: mapped.metric, unit: mapped.unit };
  });
  const endDate = mapping?.end?.find((column) => mapping.time.includes(column));
  return {
    roles,
    order: [...(mapping?.time ?? []), ...(mapping?.end ?? [])],
    ...(endDate !== undefined && { endDate }),
    timeForm: mapping?.timeForm ?? 'written',
    ...(mapping?.dayOrder !== undefined && { dayOrder: mapping.dayOrder }),
    ...(mapping?.decimalMark !== undefined && { decimalMark: mapping.decimalMark }),
    lasts: mapping?.lasts ?? 'moment',
    source,
  };
}

export const withRole = (draft: TableDraft, column: number, role: Role): TableDraft => ({
  ...draft,
  roles: draft.roles.map((before, at) => (at === column ? role : before)),
});

/** The first columns that are something, in the order of the proposal, then of the table. */
function columnsThatAre({ roles, order }: TableDraft, is: Role['is']): readonly number[] {
  const found = roles.flatMap((role, column) => (role.is === is ? [column] : []));
  const placeOf = (column: number): number => (order.includes(column) ? order.indexOf(column) : order.length + column);
  return found.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** What keeps a draft from being a mapping; undefined: nothing. */
export function lackOf(draft: TableDraft): 'time' | 'times' | 'measure' | undefined {
  const [times, ends] = [columnsThatAre(draft, 'time'), columnsThatAre(draft, 'end')];
  if (times.length === 0) return 'time';
  if (times.length > COLUMNS_OF_A_TIME || ends.length > COLUMNS_OF_A_TIME) return 'times';
  return draft.roles.some(({ is }) => is === 'metric') ? undefined : 'measure';
}

/** The draft as a mapping; undefined while something is lacking. */
export function mappingOf(draft: TableDraft): TableMapping | undefined {
  if (lackOf(draft) !== undefined) return undefined;
  const { endDate, timeForm, dayOrder, decimalMark, lasts, source } = draft;
  const [time, ends] = [columnsThatAre(draft, 'time'), columnsThatAre(draft, 'end')];
  const end = ends.length === 1 && endDate !== undefined && time.includes(endDate) ? [endDate, ...ends] : ends;
  return {
    time: [...time],
    ...(end.length > 0 && { end: [...end] }),
    timeForm,
    ...(dayOrder !== undefined && { dayOrder }),
    ...(decimalMark !== undefined && { decimalMark }),
    lasts,
    columns: draft.roles.flatMap((role, column) => (role.is === 'metric' ? [{ column, metric: role.metric, unit: role.unit }] : [])),
    ...(source.trim() !== '' && { source: source.trim() }),
  };
}

/** Name of a source to begin with: that of the file, without its ending. */
export const sourceNamed = (file: string): string => file.replace(/\.[^.]*$/, '').slice(0, 120);

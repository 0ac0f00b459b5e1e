import { METRICS } from '@aceso/contracts/vocabulary';
import type { healthData } from '@aceso/contracts/health-data';
import type { Input, Output } from '@aceso/contracts';
import { conversionTo } from '@aceso/integrations/kit';
import { previewOf, seenTable, type Preview, type SeenTable, type TableMapping } from '@aceso/integrations/table';
import { conflict, Fault, notFound, type Call, type FieldError } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { findUpload } from '../store/uploads.ts';
import { callerOf } from './caller.ts';

/** Bytes of a table that are looked at. */
const HEAD_BYTES = 65_536;

/** The table of an upload that waits to be explained. Throws `no-such-upload` and `no-mapping-needed`. */
export async function awaitingTable(
  deps: Deps,
  call: Call,
  uploadId: string,
): Promise<{ readonly personId: string; readonly table: SeenTable }> {
  const personId = callerOf(call);
  const upload = await findUpload(deps.db, personId, uploadId);
  if (upload === undefined) throw notFound('no-such-upload', 'No such upload.');
  if (!upload.awaitsMapping) throw noMappingNeeded();
  const table = seenTable(Buffer.from(await deps.files.peek(upload, 0, HEAD_BYTES)));
  if (table === undefined) throw noMappingNeeded();
  return { personId, table };
}

export const noMappingNeeded = (): Fault => conflict('no-mapping-needed', 'This upload does not wait for what its columns are.');

/** A mapping whose columns are there, whose metrics are known, and whose units fit. Throws `input-invalid` with the fields. */
export function checkedMapping(body: Input<typeof healthData.operations.confirmMapping>['body'], { header }: SeenTable): TableMapping {
  const errors: FieldError[] = [];
  const checkColumn = (path: string, column: number): void => {
    if (column >= header.length) errors.push({ path, message: `The table has ${header.length} columns, counted from 0.` });
  };
  body.time.forEach((column, i) => checkColumn(`/body/time/${i}`, column));
  body.end?.forEach((column, i) => checkColumn(`/body/end/${i}`, column));
  body.columns.forEach(({ column, metric: id, unit }, i) => {
    checkColumn(`/body/columns/${i}/column`, column);
    const metric = METRICS.get(id);
    if (metric === undefined) errors.push({ path: `/body/columns/${i}/metric`, message: 'No such metric: see `GET /v1/metrics`.' });
    else if (conversionTo(metric, unit) === undefined)
      errors.push({ path: `/body/columns/${i}/unit`, message: `This unit does not come into ${metric.unit}.` });
  });
  const metrics = body.columns.map(({ metric }) => metric);
  metrics.forEach((metric, i) => {
    if (metrics.indexOf(metric) !== i)
      errors.push({ path: `/body/columns/${i}/metric`, message: 'Two columns of the same metric would take each other’s place.' });
  });
  if (errors.length > 0) throw new Fault('input-invalid', 400, 'The columns cannot be read like this.', { errors });
  return body;
}

type View = Output<typeof healthData.operations.previewMapping>;

/** A preview as people see it. */
export function previewView(table: SeenTable, mapping: TableMapping, timeZone: string): View {
  const { rows, ...counts }: Preview = previewOf(table, mapping, timeZone);
  return {
    ...counts,
    problems: counts.problems.map((problem) => ({ ...problem })),
    rows: rows.map(({ start, end, problem, cells }) => ({
      ...(start === undefined ? {} : { start: new Date(start).toISOString() }),
      ...(end === undefined ? {} : { end: new Date(end).toISOString() }),
      ...(problem === undefined ? {} : { problem }),
      cells: cells.map((cell) => ({ ...cell })),
    })),
  };
}

import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Call } from '@aceso/kit';
import { checkFormat, noSuchResource, sendResource } from '@aceso/kit/fhir';
import type { Deps } from '../deps.ts';
import { allowanceOf } from '../fhir/door/reach.ts';
import { reportsOf } from '../fhir/door/reports.ts';
import { decodeObservationId } from '../fhir/observation-id.ts';
import { dataCategoryOf, mayHaveOf } from '../fhir/read/selection.ts';
import { datedRecord } from '../store/dated-records.ts';

/** One report of a laboratory or clinic. */
export const readDiagnosticReport =
  (deps: Deps) =>
  async ({ params, query }: Input<typeof healthData.operations.readDiagnosticReport>, call: Call): Promise<void> => {
    checkFormat(call, query);
    const name = decodeObservationId(params.id);
    if (name?.kind !== 'record') throw noSuchResource();
    const allowance = await allowanceOf(call, name.personId, 'DiagnosticReport', 'r');
    const record = allowance && (await datedRecord(deps.db, name.personId, name.recordKind, name.key, deps.notes));
    const [report] = record === undefined ? [] : await reportsOf(deps.db, name.personId, [record]);
    if (allowance === undefined || report === undefined || !mayHaveOf(allowance)(dataCategoryOf(report.category), report.category))
      throw noSuchResource();
    sendResource(call, report);
  };

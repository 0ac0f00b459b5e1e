import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { propose } from '@aceso/integrations/table';
import type { Call } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { knownPerson } from '../ingest/known-person.ts';
import { awaitingTable, previewView } from './awaiting-table.ts';

type Contract = typeof healthData.operations.proposeMapping;

export const proposeMapping =
  (deps: Deps) =>
  async (input: Input<Contract>, call: Call): Promise<Output<Contract>> => {
    const { personId, table } = await awaitingTable(deps, call, input.params.uploadId);
    const { timeZone } = await knownPerson(deps, personId);
    const { columns, doubts, mapping } = propose(table);
    return {
      columns: columns.map(({ examples, ...column }) => ({ ...column, examples: [...examples] })),
      doubts: [...doubts],
      // A mapping needs at least one measure: without any, the person names it.
      ...(mapping === undefined || mapping.columns.length === 0
        ? {}
        : {
            mapping: structuredClone(mapping) as NonNullable<Output<Contract>['mapping']>,
            preview: previewView(table, mapping, timeZone),
          }),
    };
  };

import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Call } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { knownPerson } from '../ingest/known-person.ts';
import { awaitingTable, checkedMapping, previewView } from './awaiting-table.ts';

type Contract = typeof healthData.operations.previewMapping;

export const previewMapping =
  (deps: Deps) =>
  async (input: Input<Contract>, call: Call): Promise<Output<Contract>> => {
    const { personId, table } = await awaitingTable(deps, call, input.params.uploadId);
    const { timeZone } = await knownPerson(deps, personId);
    return previewView(table, checkedMapping(input.body, table), timeZone);
  };

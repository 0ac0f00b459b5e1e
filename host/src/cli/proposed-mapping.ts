import { readFileSync } from 'node:fs';
import type { healthData } from '@aceso/contracts/health-data';
import type { Input, Output } from '@aceso/contracts';
import { CommandFailure, EXIT } from './failure.ts';
import { table } from './output.ts';

export type Mapping = Input<typeof healthData.operations.confirmMapping>['body'];
export type Proposal = Output<typeof healthData.operations.proposeMapping>;

const DOUBTS: Readonly<Record<string, string>> = {
  'unit-not-told': 'the unit is a guess',
  'name-in-part': 'by part of the name',
  'values-out-of-range': 'values cannot be true',
  'no-time-column': 'No column tells the time: name it under `time`.',
  'day-or-month-first-unknown': 'No date tells whether the day or the month stands first: check `dayOrder`.',
  'no-metric-column': 'No column is known by its name: name the measures under `columns` (see `GET /v1/metrics`).',
};

/** Reads a mapping that the user wrote. What is in it is checked by the service. */
export function readMapping(file: string): Mapping {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Mapping; // reason: the contract refuses what is none
  } catch (cause) {
    throw new CommandFailure(`${file} is no mapping.`, { exit: EXIT.wrongUse, why: String((cause as Error).message) });
  }
}

/** What to do about a table that Aceso does not know: the proposal, and how to confirm or correct it. */
export function askForMapping(file: string, proposal: Proposal): CommandFailure {
  const { columns, doubts, mapping } = proposal;
  const role = (column: number): string => (mapping?.time.includes(column) ? 'time' : mapping?.end?.includes(column) ? 'end' : '');
  const rows = columns.map(({ column, name, examples, metric, unit, doubt }) => [
    String(column),
    name,
    examples[0] ?? '',
    metric ?? role(column),
    metric === undefined ? '' : (unit ?? ''),
    doubt === undefined ? '' : (DOUBTS[doubt] ?? doubt),
  ]);
  const start = mapping ?? { time: [0], timeForm: 'written', columns: [{ column: 1, metric: 'heart-rate', unit: 'bpm' }] };
  const lines = [
    table([['column', 'name', 'first value', 'is', 'in', ''], ...rows]),
    ...doubts.map((doubt) => DOUBTS[doubt] ?? doubt),
    '',
    mapping === undefined ? 'A mapping looks like this:' : 'Proposed mapping:',
    JSON.stringify(start),
  ];
  return new CommandFailure('Aceso does not know this table: say once what its columns are.', {
    exit: EXIT.wrongUse,
    why: `\n${lines.join('\n')}`,
    fix: `Save the mapping as mapping.json, correct it where it is wrong, and run: aceso import ${file} --map mapping.json`,
  });
}

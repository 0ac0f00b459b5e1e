import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { vectorReports } from './vectors/reports.ts';

/** Runs the published numbers of every vector file against our methods: node tools/vectors.ts [--dir <folder>] [--family <name>] */
const options = { dir: { type: 'string' }, family: { type: 'string' } } as const;
const { values } = parseArgs({ options });

const line = (...cells: readonly string[]) => cells.map((cell, index) => (index === 0 ? cell.padEnd(26) : cell.padStart(9))).join('');

const reports = vectorReports(values.dir ?? join(import.meta.dirname, '..', '..', 'shared', 'vectors'), values.family);
console.log(line('family', 'cases', 'passed', 'worst'));
for (const { name, built, cases, passed, worst, failures } of reports) {
  console.log(line(name, String(cases), String(passed), built ? worst.toExponential(1) : 'not built'));
  for (const failure of failures) console.log(`    ${failure}`);
}
const passed = reports.reduce((total, { passed: count }) => total + count, 0);
const failed = reports.reduce((total, { cases, passed: count }) => total + cases - count, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

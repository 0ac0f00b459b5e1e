import { existsSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { usualFolder, vectorReports } from './vectors/reports.ts';

/** Runs the published numbers of every vector file against our methods: node tools/vectors.ts [--dir <folder>] [--family <name>] */
const options = { dir: { type: 'string' }, family: { type: 'string' } } as const;
const { values } = parseArgs({ options });
const folder = values.dir ?? usualFolder;
if (!existsSync(folder) || !statSync(folder).isDirectory()) {
  console.error(`There is no folder ${folder}. Name one that holds vector files: npm run vectors -- --dir <folder>`);
  process.exit(2);
}

const line = (...cells: readonly string[]) => cells.map((cell, index) => (index === 0 ? cell.padEnd(26) : cell.padStart(9))).join('');

const reports = vectorReports(folder, values.family);
console.log(line('family', 'cases', 'passed', 'worst'));
for (const { name, built, cases, passed, worst, failures } of reports) {
  console.log(line(name, String(cases), String(passed), built ? worst.toExponential(1) : 'not built'));
  if (!built) console.log('    no method of this family');
  for (const failure of failures) console.log(`    ${failure}`);
}
if (reports.length === 0) console.log(`No vector files in ${folder}.`);
const passed = reports.reduce((total, { passed: count }) => total + count, 0);
const failed = reports.reduce((total, { cases, passed: count }) => total + cases - count, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && reports.length > 0 ? 0 : 1;

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runFamily } from '@aceso/science/vectors/run';
import { numericQuestions } from './vectors/numeric-questions.ts';
import type { FamilyReport, VectorFile } from '@aceso/science/vectors/run';

/** Runs the published numbers of every vector file against our methods: node tools/vectors.ts [--dir <folder>] [--family <name>] */
const options = { dir: { type: 'string' }, family: { type: 'string' } } as const;
const { values } = parseArgs({ options });
const folder = values.dir ?? join(import.meta.dirname, '..', '..', 'shared', 'vectors');
const files = new Map<string, string>();

function readData(path: string): string {
  const text = files.get(path) ?? readFileSync(join(folder, '..', 'data', path), 'utf8');
  files.set(path, text);
  return text;
}

function report(name: string): FamilyReport {
  // The vector files are written in this shape; a file of another shape fails in its comparison.
  return runFamily(name, JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as VectorFile, readData, numericQuestions);
}

const line = (...cells: readonly string[]) => cells.map((cell, index) => (index === 0 ? cell.padEnd(26) : cell.padStart(9))).join('');

const names = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.slice(0, -'.json'.length))
  .filter((name) => values.family === undefined || name === values.family)
  .sort();
const reports = names.map(report);
console.log(line('family', 'cases', 'passed', 'worst'));
for (const { name, built, cases, passed, worst, failures } of reports) {
  console.log(line(name, String(cases), String(passed), built ? worst.toExponential(1) : 'not built'));
  for (const failure of failures) console.log(`    ${failure}`);
}
const passed = reports.reduce((total, { passed: count }) => total + count, 0);
const failed = reports.reduce((total, { cases, passed: count }) => total + cases - count, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

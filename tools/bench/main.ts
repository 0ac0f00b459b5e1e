import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { advice } from './advice.ts';
import { analysis } from './analysis.ts';
import { exports } from './export.ts';
import { gateway } from './gateway.ts';
import { growth } from './growth.ts';
import { imports } from './import.ts';
import { isReached, type Part, type Row } from './part.ts';
import { pushes } from './pushes.ts';
import { start } from './start.ts';

const PARTS: readonly Part[] = [imports, pushes, exports, growth, analysis, advice, gateway, start];

const { values } = parseArgs({
  options: { only: { type: 'string' }, json: { type: 'boolean', default: false }, people: { type: 'string', default: '1,10' } },
});
const chosen = PARTS.filter(({ name }) => values.only === undefined || name.includes(values.only));
const people = values.people.split(',').map(Number);
if (people.some((n) => !Number.isInteger(n) || n < 1))
  throw new RangeError(`--people: numbers of people like 1,10,100, not '${values.people}'`);
const folder = mkdtempSync(join(tmpdir(), 'aceso-bench-'));
const say = (line: string): void => void process.stderr.write(`  ${line}\n`);
const results: { readonly part: string; readonly rows: readonly Row[] }[] = [];
let failed = 0;
say(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 1e9)} GB; server, database and load share them`,
);
try {
  for (const part of chosen) {
    say(`${part.name} …`);
    try {
      results.push({ part: part.name, rows: await part.run({ folder, say, people }) });
    } catch (cause) {
      failed++;
      say(`${part.name}: WRONG, no figure counts: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (values.json) process.stdout.write(`${JSON.stringify(results)}\n`);
else for (const { part, rows } of results) process.stdout.write(`\n${part}\n${rows.map(inWords).join('\n')}\n`);
process.exitCode = failed > 0 ? 1 : 0;

function inWords(row: Row): string {
  const { name, value, unit, target, peer } = row;
  const goal = target === undefined ? '' : 'atLeast' in target ? `goal ≥ ${target.atLeast}` : `goal ≤ ${target.atMost}`;
  const figure = value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(value >= 10 ? 1 : 2);
  return `  ${isReached(row) ? ' ' : '!'} ${name.padEnd(52)} ${`${figure} ${unit}`.padStart(16)}   ${goal.padEnd(14)} ${peer ?? ''}`;
}

import { json } from './json.ts';

/** What the person who adds a source says about it. */
export interface NewSource {
  /** Folder name, kebab case. */
  readonly id: string;
  readonly name: string;
}

/** Files of a new source whose data comes as files: a small table that works, to be replaced line by line. */
export function fileTemplates({ id, name }: NewSource): Readonly<Record<string, string>> {
  const format = camel(id);
  return {
    'manifest.json': json({
      id,
      name,
      howToGet: ['Say where people find the export, step by step.'],
      auth: 'none',
      arrives: 'file',
      accepts: ['*.csv'],
      tier: 'bronze',
      owners: ['@aceso/wearables'],
      docs: 'README.md',
      delivers: ['body-mass', 'heart-rate'],
      doesNotDeliver: ['Say what people may miss, and why.'],
    }),
    'quality.json': json(QUALITY),
    'README.md': readme(name),
    'index.ts': index(id, name, format),
    'mapping.ts': MAPPING,
    'fixtures/example.csv': `${id} time,type,value,unit\n2026-02-05T07:25:00+01:00,heart rate,61,bpm\n2026-02-05T07:30:00+01:00,weight,150,lb\n2026-02-05T07:31:00+01:00,weight,,lb\n`,
    'read.test.ts': test(id, format),
  };
}

const camel = (id: string): string => id.replaceAll(/-([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase());

const done = { state: 'done' };
const exempt = (reason: string): object => ({ state: 'exempt', reason });
const QUALITY = {
  fixtures: done,
  'mapping-tests': done,
  docs: done,
  owner: done,
  'back-fill': { state: 'done', reason: 'a file holds all that it holds' },
  'known-limits': done,
  'agreement-with-reference-exports': exempt('no public reference file was found'),
  're-authentication': exempt('a file needs no sign-in'),
  'rate-limit': exempt('nothing is fetched over a network'),
  webhook: exempt('a file sends no events'),
  'deletion-at-the-source': exempt('a file does not say what was deleted'),
};

const readme = (name: string): string => `# ${name}

Where the export is found, and what to hand over.

## What arrives

Heart rate and weight.

## What does not

Say what people may miss, and why.

## How counts are made

By the column \`type\`. Sums are in the file's own unit.
`;

const MAPPING = `/** The source's own type -> metric. */
export const METRIC_OF: Readonly<Record<string, string>> = {
  'heart rate': 'heart-rate',
  weight: 'body-mass',
};

/** Metrics that this source can deliver: the manifest must say the same. */
export const DELIVERED: readonly string[] = Object.values(METRIC_OF).toSorted();
`;

const index = (
  id: string,
  name: string,
  format: string,
): string => `import { columnsOf, eachAlone, headText, isoInstant, rowsOf, type Collector, type FileFormat } from '../kit/index.ts';
import { METRIC_OF } from './mapping.ts';

const SOURCE = { key: '${id}', name: '${name}', kind: 'app' } as const;

/** ${name}: say which file of which program this is. */
export const ${format}: FileFormat = {
  id: '${id}',
  name: '${name}',
  recognise: (head) => headText(head).startsWith('${id} time,type,value,unit'),
  begin: eachAlone(async ({ content }, out) => {
    let column: ReturnType<typeof columnsOf> | undefined;
    for await (const row of rowsOf(content, {}, (reason) => out.problem(reason))) {
      if (column === undefined) column = columnsOf(row);
      else take((name) => row[column?.(name) ?? -1] ?? '', out);
      const due = out.step();
      if (due) await due;
    }
  }),
};

function take(cell: (name: string) => string, out: Collector): void {
  const type = cell('type');
  const at = isoInstant(cell('${id} time'), out.zone);
  const metric = METRIC_OF[type];
  if (metric === undefined) return out.skip(type, 'type-unknown', at);
  if (cell('value') === '') return out.skip(type, 'nothing-measured', at);
  const value = Number(cell('value'));
  if (Number.isNaN(value)) return out.quarantine({ sourceType: type, source: SOURCE, start: at, end: at, reason: 'value-unreadable' });
  out.sample(out.stream(type, metric, SOURCE, cell('unit')), at, at, value);
}
`;

const test = (id: string, format: string): string => `import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readFiles } from '../kit/testing/index.ts';
import { ${format} } from './index.ts';
import { DELIVERED } from './mapping.ts';

const read = (name: string): Buffer => readFileSync(join(import.meta.dirname, name));
const example = read('fixtures/example.csv');

test('${id}: readings go to their series, in the units of the vocabulary', async () => {
  const { samples, report } = await readFiles([${format}], example);
  const at = Date.parse('2026-02-05T06:25:00Z');
  assert.deepEqual(samples, {
    'heart-rate|${id}': [[at, at, 61, 0]],
    'body-mass|${id}': [[at + 300_000, at + 300_000, 68.0389, 0]],
  });
  assert.equal(report.types['weight']?.skipped, 1);
  assert.deepEqual(report.source, { id: '${id}', name: ${format}.name });
});

test('${id}: a file that is cut off gives what it still holds, and every reading is accounted for', async () => {
  for (let cut = 1; cut <= example.length; cut++) {
    const { report } = await readFiles([${format}], example.subarray(0, cut));
    for (const tally of Object.values(report.types)) assert.equal(tally.read, tally.delivered + tally.skipped + tally.quarantined);
  }
});

test('${id}: the manifest says what the mapping delivers', () => {
  const manifest: { readonly delivers: readonly string[] } = JSON.parse(read('manifest.json').toString());
  assert.deepEqual(manifest.delivers, DELIVERED);
});
`;

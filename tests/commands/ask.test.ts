import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { aceso, folderForTest } from './aceso.ts';

interface Line {
  readonly id: unknown;
  readonly value: number | null;
  readonly unit: string;
  readonly n: number;
  readonly sentence: string;
  readonly query?: object;
  readonly none?: string;
}

test('ask --home: one question with its proof, or one answer a line in the order of the questions', async () => {
  using folder = folderForTest();
  const [file, home, questions] = ['export.zip', 'home', 'questions.jsonl'].map((name) => join(folder.path, name)) as [
    string,
    string,
    string,
  ];
  const made = await aceso('simulate', file, '--days', '40', '--seed', '5', '--json');
  assert.equal(made.code, 0, made.err);
  const imported = await aceso('import', file, '--home', home, '--json');
  assert.equal(imported.code, 0, imported.err);
  writeFileSync(
    questions,
    [
      { id: 'a', question: 'What was my average step count over the last 30 days?' },
      { id: 2, question: 'How many kilometres did I row in July 2019?' },
      { id: 'c', question: 'Why am I tired?' },
      { id: 'd', question: 'How many nights in the last 14 days did I sleep at least 6 hours?' },
      { id: 'e', question: 'Which weekday do I walk the most?' },
    ]
      .map((line) => JSON.stringify(line))
      .join('\n'),
  );

  const one = await aceso('ask', 'How many days have a resting heart rate value?', '--home', home, '--json');
  const many = await aceso('ask', '--file', questions, '--home', home);

  assert.equal(one.code, 0, one.err);
  const answer = JSON.parse(one.out) as Line & { readonly proof: { readonly reads: readonly unknown[] } };
  assert.ok(answer.value !== null && answer.value > 20 && answer.value <= 40, String(answer.value));
  assert.equal(answer.proof.reads.length, 1);
  assert.equal(many.code, 0, many.err);
  const lines = many.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
  assert.deepEqual(
    lines.map(({ id, unit, none }) => [id, unit, none]),
    [
      ['a', 'steps', undefined],
      [2, 'km', 'no_data'],
      ['c', '', 'out_of_scope'],
      ['d', 'nights', undefined],
      ['e', 'steps', undefined],
    ],
  );
  assert.ok((lines[0]?.value ?? 0) > 500 && (lines[3]?.value ?? -1) >= 0 && (lines[0]?.n ?? 0) > 20);
});

test('ask: what is missing or wrong is told with the exit code of wrong use', async () => {
  using folder = folderForTest();
  const file = join(folder.path, 'questions.jsonl');
  writeFileSync(file, '{"id": 1}\n');

  const results = [
    await aceso('ask', '--home', folder.path),
    await aceso('ask', 'How many steps?', '--file', file, '--home', folder.path),
    await aceso('ask', '--file', join(folder.path, 'missing.jsonl'), '--home', folder.path),
    await aceso('ask', 'How many steps?', '--now', '2026-02-30', '--home', folder.path),
  ];

  assert.deepEqual(
    results.map(({ code }) => code),
    [2, 2, 2, 2],
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshDatabase } from '../testing/index.ts';
import { byQuestion, gathered, gatherIn } from './gathered.ts';
import { sql, type Db } from './sql.ts';

const services = [{ name: 'users' }];

/** Doubles numbers in the database and notes how many questions each statement answered. */
function doubling() {
  const statements: number[] = [];
  const double = gathered(async (tx, numbers: readonly number[]) => {
    statements.push(numbers.length);
    const rows = await tx.many(sql<{ ask: number; doubled: number }>`
      select (w.place - 1)::int as ask, w.n * 2 as doubled from unnest(${[...numbers]}::int[]) with ordinality as w(n, place) order by w.n desc`);
    return byQuestion(numbers.length, rows).map(([row]) => row?.doubled ?? Number.NaN);
  });
  return { statements, double };
}

test('gathered: what is asked in one turn of a gathering transaction is one statement, and each is given its own answer', async () => {
  await using database = await freshDatabase({ services });
  const { statements, double } = doubling();

  const answers = await database.dbOf('users').tx(async (tx) => {
    gatherIn(tx);
    // The second step of each waits for its first, and is gathered again.
    return await Promise.all([3, 1, 2].map(async (n) => await double(tx, await double(tx, n))));
  });

  assert.deepEqual(answers, [12, 4, 8]);
  assert.deepEqual(statements, [3, 3]);
});

test('gathered: elsewhere each question is a statement of its own, by the better text when there is one', async () => {
  await using database = await freshDatabase({ services });
  const { statements, double } = doubling();
  const byOne: number[] = [];
  const own = gathered(
    async (_tx: Db, numbers: readonly number[]) => numbers,
    async (_tx, n: number) => {
      byOne.push(n);
      return n;
    },
  );

  const answers = await database.dbOf('users').tx((tx) => Promise.all([double(tx, 1), double(tx, 2), own(tx, 5)]));

  assert.deepEqual(answers, [2, 4, 5]);
  assert.deepEqual([statements, byOne], [[1, 1], [5]]);
});

test('gathered: a statement that fails is told to everybody who asked', async () => {
  await using database = await freshDatabase({ services });
  const fails = gathered(async (tx, numbers: readonly number[]) => {
    await tx.many(sql`select 1 / 0`);
    return numbers;
  });

  await assert.rejects(
    database.dbOf('users').tx(async (tx) => {
      gatherIn(tx);
      const results = await Promise.allSettled([fails(tx, 1), fails(tx, 2)]);
      assert.deepEqual(
        results.map(({ status }) => status),
        ['rejected', 'rejected'],
      );
    }),
    /failed before its end|division by zero/,
  );
});

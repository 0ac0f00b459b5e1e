import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runAnyWay } from './any-way.ts';

test('chaos: in pieces, in any order, partly twice and through kills, the same deliveries end in the same store', async (t) => {
  const seed = Number(process.env['ACESO_CHAOS_SEED'] ?? Date.now() % 1_000_000);
  t.diagnostic(`seed ${seed}`);

  const differences = await runAnyWay({ seed, people: 2, kills: 2, days: 6, say: (line) => t.diagnostic(line) });

  assert.deepEqual(differences, [], `node tests/chaos/run-any-way.ts --seed ${seed} --rounds 1 --people 2 --kills 2 --days 6`);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differences } from './differences.ts';
import { runChaos } from './scenario.ts';

test('chaos: a program that is killed twice in an import ends with every sample once and every event handled once', async (t) => {
  const seed = Number(process.env['ACESO_CHAOS_SEED'] ?? Date.now() % 1_000_000);
  t.diagnostic(`seed ${seed}`);

  const result = await runChaos({ seed, kills: 2, days: 60, megabytes: 20, say: (line) => t.diagnostic(line) });

  assert.deepEqual(differences(result), [], `node tests/chaos/run.ts --seed ${seed} --kills 2 --days 60 --megabytes 20`);
});

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { scriptedModel } from '../../services/recommendation/test/scripted-model.ts';
import { aceso, acesoWith, folderForTest } from './aceso.ts';

const QUESTION = 'How many days have a resting heart rate value?';

test('model, ask: a person agrees on the command line, sees whose words an answer has and what was struck, and ends it', async () => {
  using folder = folderForTest();
  await using model = await scriptedModel('You ran 5 miles on each of them.');
  const [file, home] = [join(folder.path, 'export.zip'), join(folder.path, 'home')];
  const environment = {
    ACESO_RECOMMENDATION_MODEL_PROVIDER: 'openai-compatible',
    ACESO_RECOMMENDATION_MODEL_URL: model.url,
    ACESO_RECOMMENDATION_MODEL_NAME: 'scripted-1',
  };
  const run = (...args: readonly string[]) => acesoWith(environment, ...args, '--home', home);
  assert.equal((await aceso('simulate', file, '--days', '20', '--seed', '5', '--json')).code, 0);
  assert.equal((await aceso('import', file, '--home', home, '--json')).code, 0);

  const agreed = await run('model', '--agree');
  const asked = await run('ask', QUESTION);
  const without = await run('ask', QUESTION, '--no-model');
  const ended = await run('model', '--withdraw');

  assert.equal(agreed.code, 0, agreed.err);
  assert.match(agreed.out, /scripted-1 at 127\.0\.0\.1:\d+, in your own network\nYou agreed on/);
  assert.match(asked.out, /days have a value of resting heart rate[\s\S]*Worded by rules\n\s+Struck\s+5 \(number\), ran \(event\)/);
  assert.doesNotMatch(without.out, /Worded/);
  assert.match(ended.out, /It gets nothing of yours[\s\S]*bytes in 2, no lookups, struck/);
  assert.equal(model.requests.length, 2);
});

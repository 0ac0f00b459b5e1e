import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { claimsIn } from '@aceso/guidelines/kit';
import { spokenRedFlag } from './spoken-red-flags.ts';

const VECTORS = join(import.meta.dirname, '../../../../../shared/vectors/red_flag_triage.json');

test('spokenRedFlag: danger is answered with the number of the country first, in plain words', () => {
  const { level, text, emergencyNumber } = spokenRedFlag('crushing chest pain going into my left arm, sweating', '144');

  assert.deepEqual([level, emergencyNumber], ['emergency', '144']);
  assert.match(text ?? '', /^Call 144 now\./);
  assert.match(
    spokenRedFlag('crushing chest pain going into my left arm', undefined).text ?? '',
    /^Call your local emergency number now\./,
  );
});

test('spokenRedFlag: a number that begins with zeros is told as it is dialled', () => {
  assert.match(spokenRedFlag('I can not breathe, my lips are blue', '000').text ?? '', /Call 000 now/);
});

test('spokenRedFlag: who speaks of ending their life hears other words', () => {
  const { level, text } = spokenRedFlag('I want to kill myself tonight', '988');

  assert.equal(level, 'emergency');
  assert.match(text ?? '', /You do not have to be alone with this/);
});

test('spokenRedFlag: a question about a medicine goes to who knows it', () => {
  const { level, text } = spokenRedFlag('can I take ibuprofen with my warfarin?', '112');

  assert.equal(level, 'routine');
  assert.match(text ?? '', /^Ask a pharmacist or the clinician who prescribed it/);
  assert.deepEqual(claimsIn(text ?? ''), []);
});

test('spokenRedFlag: no sign of danger is no answer, and an answer is never a diagnosis', () => {
  assert.deepEqual(spokenRedFlag('how did I sleep last week?', '112'), { level: 'none', flags: [] });
  for (const words of ['crushing chest pain', 'I want to kill myself', 'sore throat since two days', 'my calf is swollen and hurts'])
    assert.deepEqual(claimsIn(spokenRedFlag(words, '112').text ?? ''), []);
});

test('spokenRedFlag: every emergency of the reference cases is told to call', (t) => {
  if (!existsSync(VECTORS)) return t.skip('the reference cases are not on this machine');
  const { cases } = JSON.parse(readFileSync(VECTORS, 'utf8')) as {
    cases: readonly { id: string; input: { text: string }; expected: { level: string } }[];
  };
  const missed = cases.filter(
    ({ expected, input }) => expected.level === 'emergency' && !spokenRedFlag(input.text, '112').text?.includes('112'),
  );

  assert.deepEqual(
    missed.map(({ id }) => id),
    [],
  );
});

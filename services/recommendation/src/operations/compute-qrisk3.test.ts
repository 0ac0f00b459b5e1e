import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recommendation } from '@aceso/contracts/recommendation';
import { person, type TestPrincipal } from '@aceso/kit/testing';
import { CONDITIONS, ETHNICITIES, RANGES, SMOKING } from '@aceso/qrisk3';
import { openRecommendation, type OpenRecommendation } from '../../test/open-recommendation.ts';

/** A made-up man, and what ClinRisk's own program says of him: 16.654260463 %. */
const FACTORS = {
  sex: 'male',
  age: 38,
  ethnicity: 'indian',
  smoking: 'former',
  bodyMassIndex: 22,
  cholesterolRatio: 7.5,
  systolic: 110,
  systolicDeviation: 2.3,
  townsend: -0.3,
  conditions: ['diabetesType1', 'familyHistory'],
};
const ask = (open: OpenRecommendation, as: TestPrincipal | undefined, body: object = FACTORS, whose = 'me') =>
  open.house.ask('recommendation', { path: `/v1/people/${whose}/risk/qrisk3`, body, ...(as !== undefined && { as }) });

test('computeQrisk3: is off until an operator turns it on, then gives the score with the disclaimer of its licence', async () => {
  await using open = await openRecommendation();

  const off = await ask(open, open.ada);
  open.house.settings('recommendation').set('qrisk3', true);
  const on = await ask(open, open.ada);

  assert.deepEqual([off.status, off.json<{ code: string }>().code], [404, 'qrisk3-off']);
  const { percent, disclaimer, method } = on.json<{ percent: number; disclaimer: string; method: object }>();
  assert.equal(percent, 16.7);
  assert.match(disclaimer, /ClinRisk Ltd\. stress/);
  assert.deepEqual(method, {
    id: 'qrisk3',
    version: '2017',
    source: 'Hippisley-Cox, Coupland, Brindle, BMJ 2017, doi 10.1136/bmj.j2099',
    licence: 'LGPL-3.0-or-later',
  });
});

test('computeQrisk3: nobody asks without a token or for somebody else; what lies out of range is refused by its field', async () => {
  await using open = await openRecommendation();
  open.house.settings('recommendation').set('qrisk3', true);

  const replies = await Promise.all([
    ask(open, undefined),
    ask(open, person(), FACTORS, open.ada.personId),
    ask(open, open.ada, { ...FACTORS, age: 24 }),
    ask(open, open.ada, { ...FACTORS, conditions: ['hay-fever'] }),
  ]);

  assert.deepEqual(
    replies.map(({ status }) => status),
    [401, 403, 400, 400],
  );
  assert.equal(replies[2]?.json<{ errors: { path: string }[] }>().errors[0]?.path, '/body/age');
});

test('computeQrisk3: the contract offers what the package knows, in its ranges', () => {
  const { properties } = recommendation.operations.computeQrisk3.body as unknown as {
    properties: Record<string, { minimum?: number; maximum?: number; anyOf?: { const: string }[]; items?: { anyOf: { const: string }[] } }>;
  };
  const names = (list: readonly { readonly const: string }[] | undefined): readonly string[] => (list ?? []).map((one) => one.const);

  assert.deepEqual(names(properties['ethnicity']?.anyOf), [...ETHNICITIES]);
  assert.deepEqual(names(properties['smoking']?.anyOf), [...SMOKING]);
  assert.deepEqual(names(properties['conditions']?.items?.anyOf), [...CONDITIONS]);
  for (const [field, range] of Object.entries(RANGES)) assert.deepEqual([properties[field]?.minimum, properties[field]?.maximum], range);
});

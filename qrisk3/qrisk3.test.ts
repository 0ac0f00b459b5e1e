import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DISCLAIMER, ETHNICITIES, qrisk3, RANGES, SMOKING, type Condition, type Qrisk3Input } from './index.ts';

const LETTERS: Readonly<Record<string, Condition>> = {
  A: 'atrialFibrillation',
  P: 'atypicalAntipsychotics',
  C: 'steroidTablets',
  E: 'erectileDysfunction',
  M: 'migraine',
  R: 'rheumatoidArthritis',
  K: 'kidneyDisease',
  S: 'severeMentalIllness',
  L: 'lupus',
  T: 'bloodPressureTreatment',
  '1': 'diabetesType1',
  '2': 'diabetesType2',
  F: 'familyHistory',
};

/** Made-up people and what ClinRisk's own C program says of them. */
// prettier-ignore
const PEOPLE: readonly (readonly [sex: string, age: number, bmi: number, ethnicity: number, smoking: number, ratio: number, systolic: number, deviation: number, townsend: number, conditions: string, percent: number])[] = [
  ['f', 28, 26.4, 8, 0, 6.2, 159, 19.7, -1.0, 'S1', 3.507964728],
  ['m', 51, 33.9, 4, 3, 1.7, 93, 0.2, -2.1, '', 5.730258276],
  ['f', 71, 39.9, 9, 1, 2.8, 166, 6.1, 1.8, 'F', 17.550793255],
  ['m', 43, 36.0, 8, 0, 4.9, 137, 0.6, 6.1, 'CTF', 10.845574924],
  ['f', 31, 38.9, 9, 4, 8.2, 172, 0.3, -4.7, 'MR2', 24.477790383],
  ['m', 80, 37.9, 6, 2, 2.4, 181, 12.2, 6.9, 'PEMKS1F', 71.243807689],
  ['f', 41, 34.1, 1, 0, 2.2, 119, 18.0, 5.5, 'K2', 7.604452752],
  ['m', 38, 22.0, 2, 1, 7.5, 110, 2.3, -0.3, '1F', 16.654260463],
  ['f', 53, 21.5, 4, 1, 1.5, 145, 18.8, -3.7, 'PT1F', 29.822673169],
  ['m', 32, 26.6, 1, 2, 6.2, 99, 23.7, 0.9, 'AE', 3.930289591],
  ['f', 44, 26.1, 2, 0, 8.1, 165, 9.0, -4.8, 'PT', 7.605098737],
  ['m', 29, 28.1, 9, 2, 6.0, 156, 23.3, -0.9, 'ACRLT2F', 97.882583739],
  ['f', 42, 20.7, 9, 4, 3.8, 109, 9.8, -3.4, 'MR', 1.975946369],
  ['m', 68, 32.5, 3, 1, 7.7, 96, 14.1, -2.3, 'CMLTF', 77.028499449],
  ['f', 84, 39.0, 3, 1, 7.5, 109, 16.4, -0.7, 'A2', 94.882523348],
  ['m', 37, 37.4, 5, 4, 2.9, 179, 0.1, 1.5, 'P', 6.420686909],
  ['f', 37, 24.1, 3, 2, 8.3, 183, 14.2, -0.9, 'KST2F', 91.536865423],
  ['m', 70, 38.0, 8, 0, 5.7, 138, 9.3, -2.2, 'PCEMT', 30.664797769],
  ['f', 34, 36.8, 2, 3, 8.3, 166, 21.4, 4.4, 'CK', 30.669030401],
  ['m', 37, 35.9, 6, 1, 2.6, 182, 16.1, 3.9, 'CMT', 10.851791808],
  ['f', 59, 35.8, 3, 3, 6.6, 142, 6.9, 7.4, 'L2', 73.227509711],
  ['m', 62, 31.9, 7, 4, 8.0, 106, 16.6, -1.2, '', 19.820044227],
  ['f', 59, 30.3, 1, 4, 6.1, 148, 11.8, 0.8, 'ARLTF', 77.880930371],
  ['m', 73, 26.3, 3, 2, 2.9, 181, 24.2, 1.3, 'CMKS', 76.081192767],
];

const inputOf = ([
  sex,
  age,
  bodyMassIndex,
  ethnicity,
  smoking,
  cholesterolRatio,
  systolic,
  systolicDeviation,
  townsend,
  letters,
]: (typeof PEOPLE)[number]): Qrisk3Input => ({
  sex: sex === 'f' ? 'female' : 'male',
  age,
  bodyMassIndex,
  ethnicity: ETHNICITIES[ethnicity - 1]!,
  smoking: SMOKING[smoking]!,
  cholesterolRatio,
  systolic,
  systolicDeviation,
  townsend,
  conditions: [...letters].map((letter) => LETTERS[letter]!),
});

test('qrisk3: agrees with the original program on made-up people of both sexes', () => {
  for (const person of PEOPLE) {
    const score = qrisk3(inputOf(person));
    assert.ok(score.ok);
    assert.ok(Math.abs(score.percent - person[10]) < 1e-6, `${person.join(' ')}: ${score.percent}`);
  }
});

test('qrisk3: a score is never without the disclaimer that its licence asks for', () => {
  const score = qrisk3(inputOf(PEOPLE[0]!));

  assert.ok(score.ok && score.disclaimer === DISCLAIMER);
  assert.match(DISCLAIMER, /ClinRisk Ltd\. stress.*https:\/\/qrisk\.org/);
});

test('qrisk3: what lies outside of the ranges of the original, or is no number, is refused by name', () => {
  const person = inputOf(PEOPLE[1]!);

  for (const [field, [minimum, maximum]] of Object.entries(RANGES))
    for (const value of [minimum - 0.1, maximum + 0.1, Number.NaN])
      assert.deepEqual(qrisk3({ ...person, [field]: value }), { ok: false, field, minimum, maximum });
});

test('qrisk3: erectile dysfunction is asked of men only', () => {
  const woman = inputOf(PEOPLE[0]!);

  assert.deepEqual(qrisk3({ ...woman, conditions: [...woman.conditions, 'erectileDysfunction'] }), qrisk3(woman));
});

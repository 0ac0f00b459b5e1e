import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numbersInDigits, spokenNumbers } from './number-words.ts';

test('numbersInDigits: cardinal numbers, alone and put together', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['two coffees', '2 coffees'],
    ['Thirteen nights and nineteen days', '13 nights and 19 days'],
    ['forty-two beats', '42 beats'],
    ['seventy two kilos', '72 kilos'],
    ['one hundred and twenty over eighty', '120 over 80'],
    ['a hundred steps', '100 steps'],
    ['six thousand four hundred steps', '6400 steps'],
    ['two hundred and five', '205'],
    ['seven eight', '7 8'],
    ['twenty thirty', '20 30'],
  ];
  for (const [words, digits] of cases) assert.equal(numbersInDigits(words), digits, words);
});

test('numbersInDigits: amounts without a number, and hours with minutes', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['twice a week', '2 times a week'],
    ['half an hour', '30 min'],
    ['an hour and a half', '90 min'],
    ['six and a half hours', '6.5 hours'],
    ['half of the nights', '50 % of the nights'],
    ['two thirds of your walks', '67 % of your walks'],
    ['6 h 28 min', '388 min'],
    ['six hours and five minutes', '365 min'],
    ['a dozen readings', '12 readings'],
    ['one hour', '1 hour'],
  ];
  for (const [words, digits] of cases) assert.equal(numbersInDigits(words), digits, words);
});

test('numbersInDigits: words that look like numbers and are none stay', () => {
  for (const text of [
    'one of them',
    'no one knows',
    'one day',
    'someone often',
    'a hundredth',
    'the third of March',
    'tenth place',
    'in March',
  ])
    assert.equal(numbersInDigits(text), text);
});

test('numbersInDigits: decimals, halves and quarters, millions', () => {
  const said: readonly (readonly [string, string])[] = [
    ['seven point five hours', '7.5 hours'],
    ['six point four eight', '6.48'],
    ['ninety-nine point nine percent', '99.9 percent'],
    ['one and a half hours', '1.5 hours'],
    ['two and a half kilograms', '2.5 kilograms'],
    ['four and three quarter hours', '4.75 hours'],
    ['three-quarters of an hour', '45 min'],
    ['half a kilo', '0.5 kilo'],
    ['quarter of your steps', '25 % of your steps'],
    ['two million steps', '2000000 steps'],
    ['zero steps, zero tolerance', '0 steps, zero tolerance'],
  ];
  for (const [words, digits] of said) assert.equal(numbersInDigits(words), digits);
});

test('spokenNumbers: values with their decimals and places', () => {
  assert.deepEqual(spokenNumbers('sixty-one point four bpm on one of two nights'), [
    { from: 0, to: 20, value: 61.4 },
    { from: 35, to: 38, value: 2 },
  ]);
});

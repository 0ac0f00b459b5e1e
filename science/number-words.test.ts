import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numbersInDigits } from './number-words.ts';

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

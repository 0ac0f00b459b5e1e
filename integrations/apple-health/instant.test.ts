import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FastDates, FastNumbers } from './fast-fields.ts';
import { dayMs, instantMs } from './instant.ts';

const DAY_MS = 86_400_000;

test('instant: every day from 1900 to 2100 is the day that the platform computes, both ways', () => {
  const fast = new FastDates();
  for (let day = Date.UTC(1900, 0, 1); day < Date.UTC(2100, 0, 1); day += DAY_MS) {
    const text = `${new Date(day).toISOString().slice(0, 10)} 12:34:56 +0000`;
    const wanted = day + 45_296_000;

    if (instantMs(text) !== wanted || fast.read(Buffer.from(text), 0) !== wanted) assert.fail(text);
  }
});

test('instant: offsets of both signs, half hours and the forms of old and foreign exports are understood', () => {
  const noon = Date.UTC(2024, 1, 29, 12);

  for (const text of [
    '2024-02-29 12:00:00 +0000',
    '2024-02-29 17:30:00 +0530',
    '2024-02-29 02:30:00 -0930',
    '20240229120000+0000',
    '2024-02-29T12:00:00Z',
    '2024-02-29\u00a012:00:00 +00:00',
    '٢٠٢٤-٠٢-٢٩ ١٢:٠٠:٠٠ +٠٠٠٠',
  ]) {
    assert.equal(instantMs(text), noon, text);
  }
});

test('instant: what is no date of the calendar is none, both ways', () => {
  const fast = new FastDates();
  for (const text of [
    '2023-02-29 12:00:00 +0000',
    '2024-13-01 12:00:00 +0000',
    '2024-00-10 12:00:00 +0000',
    '2024-01-32 12:00:00 +0000',
    '2024-01-01 24:00:00 +0000',
    '2024-01-01 12:60:00 +0000',
    '2024-01-01 12:00:00 0000 ',
    '2024-01-01 12:00:00      ',
  ]) {
    assert.ok(Number.isNaN(instantMs(text)), text);
    assert.ok(Number.isNaN(fast.read(Buffer.from(text), 0)), text);
  }
  assert.ok(Number.isNaN(instantMs(undefined)) && Number.isNaN(dayMs('2016-2-30')));
});

test('number: the fast reading equals the platform on everything it takes', () => {
  const fast = new FastNumbers();
  for (const text of [
    '0',
    '7',
    '62.5',
    '0.1',
    '-0.5',
    '123456789012345',
    '0.000000000000001',
    '98.60000000000000',
    '1e5',
    '1234567890123456',
    '.5',
    '5.',
    '',
    '-',
    '1.2.3',
    '72,5',
  ]) {
    const value = fast.read(Buffer.from(`${text}"`), 0);

    if (!Number.isNaN(value) && fast.next === text.length) assert.equal(value, Number(text), text);
    else assert.ok(!/^-?\d{1,15}$|^-?(?=[\d.]{3,16}$)\d+\.\d+$/.test(text) || text.replace(/\D/g, '').length > 15, text);
  }
});

test('instant: a clock of twelve hours, with its blanks', () => {
  const morning = Date.UTC(2026, 2, 5, 7);
  assert.equal(instantMs('2026-03-05 8:00:00\u202fAM +0100'), morning);
  assert.equal(instantMs('2026-03-05 8:00:00 p. m. +0100'), morning + 12 * 3_600_000);
  assert.equal(instantMs('2026-03-05 12:00:00 AM +0100'), morning - 8 * 3_600_000);
  assert.ok(Number.isNaN(instantMs('2026-03-05 13:00:00 AM +0100')));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayOf, quietUntil } from './quiet-hours.ts';

const until = (now: string, from: string, to: string, zone: string): string | undefined =>
  quietUntil(new Date(now), { from, to }, zone)?.toISOString();
const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia', 'America/St_Johns', 'UTC'];

test('quietUntil: over midnight it lasts to the morning of the next day, before and after midnight alike', () => {
  assert.equal(until('2027-01-10T22:30:00Z', '22:00', '07:00', 'Europe/Berlin'), '2027-01-11T06:00:00.000Z');
  assert.equal(until('2027-01-11T03:00:00Z', '22:00', '07:00', 'Europe/Berlin'), '2027-01-11T06:00:00.000Z');
});

test('quietUntil: the first minute is quiet, the last one is not', () => {
  assert.equal(until('2027-01-10T21:00:00Z', '22:00', '07:00', 'Europe/Berlin'), '2027-01-11T06:00:00.000Z');
  assert.equal(until('2027-01-10T20:59:59.999Z', '22:00', '07:00', 'Europe/Berlin'), undefined);
  assert.equal(until('2027-01-11T06:00:00Z', '22:00', '07:00', 'Europe/Berlin'), undefined);
});

test('quietUntil: equal ends and no hours at all are never quiet', () => {
  assert.equal(until('2027-01-10T22:30:00Z', '22:00', '22:00', 'UTC'), undefined);
  assert.equal(quietUntil(new Date('2027-01-10T22:30:00Z'), undefined, 'UTC'), undefined);
});

test('quietUntil: an end that the clock skips is the first valid instant (Berlin, 2027-03-28 02:30 does not exist)', () => {
  assert.equal(until('2027-03-28T00:30:00Z', '22:00', '02:30', 'Europe/Berlin'), '2027-03-28T01:00:00.000Z');
  assert.equal(until('2027-03-28T01:00:00Z', '22:00', '02:30', 'Europe/Berlin'), undefined);
});

test('quietUntil: an end that comes twice is its first coming (Berlin, 2027-10-31 02:30), and the second hour is not quiet', () => {
  assert.equal(until('2027-10-31T00:15:00Z', '22:00', '02:30', 'Europe/Berlin'), '2027-10-31T00:30:00.000Z');
  assert.equal(until('2027-10-31T01:15:00Z', '22:00', '02:30', 'Europe/Berlin'), undefined);
});

test('quietUntil: a beginning that comes twice begins once (New York, 2027-11-07 01:30)', () => {
  assert.equal(until('2027-11-07T05:45:00Z', '01:30', '06:00', 'America/New_York'), '2027-11-07T11:00:00.000Z');
  assert.equal(until('2027-11-07T06:15:00Z', '01:30', '06:00', 'America/New_York'), '2027-11-07T11:00:00.000Z');
});

test('quietUntil: nights are an hour shorter and longer when the clock changes', () => {
  assert.equal(until('2027-03-27T23:00:00Z', '22:00', '07:00', 'Europe/Berlin'), '2027-03-28T05:00:00.000Z');
  assert.equal(until('2027-10-30T23:00:00Z', '22:00', '07:00', 'Europe/Berlin'), '2027-10-31T06:00:00.000Z');
});

test('quietUntil: its answer is always later and never quiet itself, in every zone, hour and season', () => {
  for (const zone of ZONES)
    for (const [from, to] of [
      ['22:00', '07:00'],
      ['02:15', '02:45'],
      ['23:59', '00:01'],
      ['13:00', '14:30'],
      ['00:00', '23:59'],
    ] as const)
      for (let hour = 0; hour < 24 * 366; hour += 5) {
        const now = new Date(Date.UTC(2027, 0, 1, hour, 17));
        const end = quietUntil(now, { from, to }, zone);
        if (end === undefined) continue;
        assert.ok(end > now, `${zone} ${from}-${to} at ${now.toISOString()}`);
        assert.ok(end.getTime() - now.getTime() <= 25 * 3_600_000);
        assert.equal(quietUntil(end, { from, to }, zone), undefined, `${zone} ${from}-${to}: ${end.toISOString()} is quiet itself`);
      }
});

test('dayOf: the civil day is the one of the zone, also where a day was skipped', () => {
  assert.equal(dayOf(new Date('2027-01-10T23:30:00Z'), 'Europe/Berlin'), '2027-01-11');
  assert.equal(dayOf(new Date('2011-12-30T09:59:00Z'), 'Pacific/Apia'), '2011-12-29');
  assert.equal(dayOf(new Date('2011-12-30T10:01:00Z'), 'Pacific/Apia'), '2011-12-31');
});

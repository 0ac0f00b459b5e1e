import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { randomFrom } from '@aceso/integrations/kit/testing';
import { openHealthData, type OpenHealthData } from '../../test/open-health-data.ts';

type Operations = (typeof healthData)['operations'];
const ZONE = 'Europe/Zurich';
const MINUTE = 60_000;
const DAYS = ['2026-03-28', '2026-03-29', '2026-03-30', '2026-10-24', '2026-10-25', '2026-10-26'];
/** The default order: a watch before a phone before an app. */
const SOURCES = [
  { name: 'Watch', kind: 'watch' },
  { name: 'Phone', kind: 'phone' },
  { name: 'App', kind: 'app' },
] as const;

interface Walk {
  readonly source: string;
  readonly start: number;
  readonly end: number;
  readonly value: number;
}

/** Midnight of a civil day, found by trying: no part of what is tested. */
function midnight(day: string, offset = 0): number {
  const wanted = new Date(Date.parse(`${day}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);
  const civil = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'medium' });
  for (let at = Date.parse(`${wanted}T00:00:00Z`) - 3 * 3_600_000; ; at += 3_600_000)
    if (civil.format(at) === `${wanted} 00:00:00`) return at;
}

/** Steps of a day, minute by minute: a minute is of the first source in order that has a sample touching it. */
function plainCount(
  walks: readonly Walk[],
  day: string,
  order: readonly string[],
): { readonly value: number; readonly minutes: Map<string, number> } {
  const [from, to] = [midnight(day), midnight(day, 1)];
  const minutes = new Map<string, number>();
  let value = 0;
  for (let minute = from; minute < to; minute += MINUTE) {
    const touching = walks.filter(({ start, end }) => start < minute + MINUTE && end > minute);
    const source = order.find((name) => touching.some((walk) => walk.source === name));
    if (source === undefined) continue;
    minutes.set(source, (minutes.get(source) ?? 0) + 1);
    for (const walk of touching)
      if (walk.source === source)
        value += (walk.value * (Math.min(walk.end, minute + MINUTE) - Math.max(walk.start, minute))) / (walk.end - walk.start);
  }
  return { value, minutes };
}

function walksOf(random: () => number): Walk[] {
  const walks: Walk[] = [];
  for (const day of DAYS)
    for (const { name } of SOURCES) {
      // One source does not overlap itself; some walks go over midnight.
      let at = midnight(day) + Math.floor(random() * 7_200_000);
      for (let i = 0; i < 14; i++) {
        const seconds = 20 + Math.floor(random() * 2_400);
        walks.push({ source: name, start: at, end: at + seconds * 1000, value: 1 + Math.floor(random() * 3_000) });
        at += (seconds + Math.floor(random() * 7_000)) * 1000;
        if (at > midnight(day, 1) - 60_000) break;
      }
    }
  return walks;
}

async function agree(open: OpenHealthData, walks: readonly Walk[], order: readonly string[], what: string): Promise<void> {
  const told = async (day: string): Promise<number> => {
    const { series } = await open.get<Output<Operations['readDaily']>>(`/v1/people/me/daily?metrics=step-count&from=${day}&to=${day}`);
    return series[0]?.values[0]?.value ?? 0;
  };
  for (const day of DAYS) {
    const { value, minutes } = plainCount(walks, day, order);
    // Days are summed up after the answer to a change.
    for (const end = performance.now() + 15_000; performance.now() < end && Math.abs((await told(day)) - value) > 0.01;) await pause(25);
    assert.ok(Math.abs((await told(day)) - value) <= 0.01, `${what}, ${day}: ${await told(day)} is not ${value}`);
    const why = await open.get<Output<Operations['explainDaily']>>(`/v1/people/me/daily/step-count/${day}/explanation`);
    const amounts = why.stretches.reduce((sum, { amount }) => sum + amount, 0);
    assert.equal(why.value, await told(day), `${what}, ${day}: the explanation has the value of the day`);
    assert.ok(Math.abs(amounts - value) <= 0.01, `${what}, ${day}: the stretches add up`);
    const length = new Map<string, number>();
    for (const { source, from, to } of why.stretches)
      length.set(source, (length.get(source) ?? 0) + Math.round((Date.parse(to) - Date.parse(from)) / MINUTE));
    assert.deepEqual(Object.fromEntries(length), Object.fromEntries(minutes), `${what}, ${day}: whose minutes`);
  }
}

test('plain count: days over HTTP are what a count by minute gives, over clock changes, midnights, late data and another order', async () => {
  await using open = await openHealthData({ timeZone: ZONE });
  const random = randomFrom(20_260_329);
  const walks = walksOf(random);
  const push = async (some: readonly Walk[]): Promise<void> => {
    for (const source of SOURCES) {
      const own = some.filter(({ source: name }) => name === source.name);
      const samples = own.map(({ start, end, value }) => ({
        metric: 'step-count',
        start: new Date(start).toISOString(),
        end: new Date(end).toISOString(),
        value,
        unit: '{steps}',
      }));
      if (samples.length > 0) await open.push(samples, source);
    }
  };
  const late = walks.filter(() => random() < 0.3);
  const first = walks.filter((walk) => !late.includes(walk));
  const order = SOURCES.map(({ name }) => name);

  await push(first);
  await agree(open, first, order, 'first');
  await push(late.toReversed());
  await agree(open, walks, order, 'late');

  const { items } = await open.get<Output<Operations['listSources']>>('/v1/people/me/sources');
  const turned = ['Phone', 'App', 'Watch'];
  const sourceIds = turned.map((name) => items.find((source) => source.name === name)?.sourceId);
  const reply = await open.house.ask('health-data', {
    as: open.ada,
    method: 'PUT',
    path: '/v1/people/me/sources/order',
    body: { sourceIds },
  });
  assert.equal(reply.status, 200, reply.text);
  await agree(open, walks, turned, 'another order');
});

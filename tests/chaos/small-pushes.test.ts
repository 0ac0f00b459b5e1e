import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Person } from './person.ts';
import { freePort, startProgram } from './program.ts';

const PEOPLE = 4;
const HOURS = 60;
const SAMPLES = 60;
const KILLS = 2;
const FIRST_MS = 30;
const LAST_MS = 300;
const MINUTE_MS = 60_000;
const FROM = Date.UTC(2026, 1, 1);

const hourOf = (hour: number) => ({
  source: { name: 'Band', kind: 'watch' },
  samples: Array.from({ length: SAMPLES }, (_, i) => ({
    metric: 'heart-rate',
    start: new Date(FROM + (hour * SAMPLES + i) * MINUTE_MS).toISOString(),
    value: 50 + ((hour * 7 + i) % 80),
    unit: '/min',
  })),
});

interface Stored {
  readonly stored: number;
  readonly alreadyThere: number;
}

/** Readings of somebody: by the newest values, and by the daily values that were summed up from them. */
async function readingsOf(person: Person): Promise<readonly [latest: number, daily: number]> {
  const { items } = await person.get<{ items: readonly { samples: number }[] }>('/v1/people/me/latest');
  const { series } = await person.get<{ series: readonly { values: readonly { count: number }[] }[] }>(
    '/v1/people/me/daily?metrics=heart-rate&from=2026-01-30&to=2026-02-10',
  );
  return [items[0]?.samples ?? 0, (series[0]?.values ?? []).reduce((sum, { count }) => sum + count, 0)];
}

test('chaos: small pushes that were answered are there after a kill, merged or not, each once', async (t) => {
  const home = mkdtempSync(join(tmpdir(), 'aceso-chaos-pushes-'));
  t.after(() => rmSync(home, { recursive: true, force: true }));
  const seed = Number(process.env['ACESO_CHAOS_SEED'] ?? Date.now() % 1_000_000);
  t.diagnostic(`seed ${seed}`);
  const port = await freePort();
  let program = await startProgram(home, port);
  const people = Array.from({ length: PEOPLE }, () => new Person(program.url));
  for (const person of people) await person.register();
  const answered = people.map(() => 0);
  const send = async (place: number): Promise<void> => {
    for (let hour = answered[place] ?? 0; hour < HOURS; hour++) {
      await people[place]?.post<Stored>('/v1/people/me/samples', hourOf(hour));
      answered[place] = hour + 1;
    }
  };

  try {
    for (let kill = 0; kill < KILLS; kill++) {
      const sending = people.map((_, place) => send(place).catch(() => undefined)); // The connection breaks with the program.
      await pause(FIRST_MS + ((seed + kill * 7919) % (LAST_MS - FIRST_MS)));
      await program.kill();
      await Promise.all(sending);
      t.diagnostic(`kill ${kill + 1} after ${answered.join(', ')} pushes`);
      program = await startProgram(home, port);
      for (const [place, person] of people.entries()) {
        await person.signIn();
        const [latest, daily] = await readingsOf(person);
        const least = (answered[place] ?? 0) * SAMPLES;
        // One more may have been stored whose answer the kill has swallowed.
        assert.ok(latest === least || latest === least + SAMPLES, `${latest} readings, ${least} were answered for`);
        assert.equal(daily, latest);
      }
    }
    await Promise.all(people.map((_, place) => send(place)));

    for (const person of people) {
      assert.deepEqual(await readingsOf(person), [HOURS * SAMPLES, HOURS * SAMPLES]);
      const { stored, alreadyThere } = await person.post<Stored>('/v1/people/me/samples', hourOf(HOURS - 1));
      assert.deepEqual([stored, alreadyThere], [0, SAMPLES]);
    }
  } finally {
    await program.stop();
  }
});

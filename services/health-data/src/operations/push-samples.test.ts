import assert from 'node:assert/strict';
import { test } from 'node:test';
import { healthData } from '@aceso/contracts/health-data';
import { openHealthData } from '../../test/open-health-data.ts';

const steps = (start: string, end: string, value: number) => ({ metric: 'step-count', start, end, value, unit: '{steps}' });
const beat = (start: string, value: number) => ({ metric: 'heart-rate', start, value, unit: '/min' });

test('pushSamples: a sample is stored once however often it comes, and the day is summed up with its event', async () => {
  await using open = await openHealthData();

  const first = await open.push([steps('2026-03-02T08:00:00Z', '2026-03-02T08:10:00Z', 900)]);
  const second = await open.push([steps('2026-03-02T08:00:00Z', '2026-03-02T08:10:00Z', 900)]);

  assert.deepEqual(first, { stored: 1, alreadyThere: 0, quarantined: 0, rejected: [] });
  assert.deepEqual(second, { stored: 0, alreadyThere: 1, quarantined: 0, rejected: [] });
  const daily = await open.get<{ series: { values: { day: string; value: number }[] }[] }>(
    '/v1/people/me/daily?metrics=step-count&from=2026-03-01&to=2026-03-03',
  );
  assert.deepEqual(
    daily.series[0]?.values.map(({ day, value }) => [day, value]),
    [['2026-03-02', 900]],
  );
  const events = await open.house.events.all(healthData.events.healthDataChanged);
  assert.deepEqual(
    events.map(({ payload }) => payload.changes),
    [[{ metric: 'step-count', from: '2026-03-02', to: '2026-03-02', days: 1 }]],
  );
});

test('pushSamples: a walk that watch and phone both saw counts once, and the explanation says why', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });

  await open.push([steps('2026-03-02T08:00:00Z', '2026-03-02T08:30:00Z', 2506)], { name: 'Watch', kind: 'watch' });
  await open.push([steps('2026-03-02T08:00:00Z', '2026-03-02T08:30:00Z', 1919)], { name: 'Phone', kind: 'phone' });

  const daily = await open.get<{ series: { values: { value: number; sources: string[] }[] }[] }>(
    '/v1/people/me/daily?metrics=step-count&from=2026-03-02&to=2026-03-02',
  );
  assert.deepEqual(
    daily.series[0]?.values.map(({ value, sources }) => [Math.round(value), sources]),
    [[2506, ['Watch']]],
  );
  const why = await open.get<{ value: number; stretches: { source: string }[]; leftOut: { source: string; amount: number }[] }>(
    '/v1/people/me/daily/step-count/2026-03-02/explanation',
  );
  assert.deepEqual(
    why.stretches.map(({ source }) => source),
    ['Watch'],
  );
  assert.deepEqual(
    why.leftOut.map(({ source, amount }) => [source, Math.round(amount)]),
    [['Phone', 1919]],
  );
});

test('pushSamples: the phone fills the minutes in which the watch was not worn, and none in which it was', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  await open.push([beat('2026-03-02T08:00:00Z', 60), beat('2026-03-02T08:10:00Z', 62), beat('2026-03-02T08:20:00Z', 62)]);
  await open.push([steps('2026-03-02T08:00:00Z', '2026-03-02T08:05:00Z', 300)]);

  await open.push(
    [steps('2026-03-02T08:10:00Z', '2026-03-02T08:15:00Z', 100), steps('2026-03-02T12:00:00Z', '2026-03-02T12:10:00Z', 700)],
    { name: 'Phone', kind: 'phone' },
  );

  const daily = await open.get<{ series: { values: { value: number }[] }[] }>(
    '/v1/people/me/daily?metrics=step-count&from=2026-03-02&to=2026-03-02',
  );
  assert.equal(Math.round(daily.series[0]?.values[0]?.value ?? 0), 1000);
});

test('pushSamples: each item is answered for: unknown metric, wrong unit, missing end, and values that cannot be true', async () => {
  await using open = await openHealthData();

  const reply = await open.push([
    { metric: 'no-such', start: '2026-03-02T08:00:00Z', value: 1, unit: '1' },
    { metric: 'body-mass', start: '2026-03-02T08:00:00Z', value: 70, unit: 'mmol/L' },
    { metric: 'step-count', start: '2026-03-02T08:00:00Z', value: 70, unit: '{steps}' },
    { metric: 'heart-rate', start: '2026-03-02T08:00:00Z', value: 900, unit: '/min' },
    { metric: 'body-mass', start: '2026-03-02T08:00:00Z', value: 154.3235835, unit: '[lb_av]' },
  ]);

  assert.equal(reply['stored'], 1);
  assert.equal(reply['quarantined'], 1);
  assert.deepEqual(
    (reply['rejected'] as { path: string }[]).map(({ path }) => path),
    ['/body/samples/0/metric', '/body/samples/1/unit', '/body/samples/2/end'],
  );
  const latest = await open.get<{ items: { metric: string; value: number; unit: string }[] }>('/v1/people/me/latest');
  assert.deepEqual(
    latest.items.map(({ metric, value, unit }) => [metric, Math.round(value * 1e4) / 1e4, unit]),
    [['body-mass', 70, 'kg']],
  );
  const aside = await open.get<{ items: { metric: string; reason: string }[] }>('/v1/people/me/quarantine');
  assert.deepEqual(
    aside.items.map(({ metric, reason }) => [metric, reason]),
    [['heart-rate', 'implausible']],
  );
});

test('pushSamples: without consent nothing is taken in', async () => {
  await using open = await openHealthData();
  open.profile.consented = false;

  const reply = await open.house.ask('health-data', {
    as: open.ada,
    path: '/v1/people/me/samples',
    body: { source: { name: 'W' }, samples: [beat('2026-03-02T08:00:00Z', 60)] },
  });

  assert.equal(reply.status, 403);
  assert.equal(reply.json()['code'], 'consent-needed');
});

test('pushSamples: another person is refused, and a missing, expired, wrong-audience or tampered token too', async () => {
  await using open = await openHealthData();
  const request = {
    path: `/v1/people/${open.ada.personId}/samples`,
    body: { source: { name: 'W' }, samples: [beat('2026-03-02T08:00:00Z', 60)] },
  };
  const stranger = { subject: crypto.randomUUID(), roles: ['person'] as const, personId: crypto.randomUUID() };
  const good = await open.house.issuer.token(open.ada, 'health-data', new Date());
  const ask = async (more: object): Promise<number> => (await open.house.ask('health-data', { ...request, ...more })).status;

  assert.deepEqual(
    [
      await ask({ as: stranger }),
      await ask({}),
      await ask({ as: open.ada, change: { expiresInSeconds: -10 } }),
      await ask({ as: open.ada, change: { audience: 'urn:aceso:users' } }),
      await ask({ as: open.ada, change: { typ: 'JWT' } }),
      await ask({ token: `${good.slice(0, -4)}AAAA` }),
    ],
    [403, 401, 401, 401, 401, 401],
  );
});

test('pushSamples: however a push is written, it is answered and refused in the same way', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  const url = await open.house.app('health-data').listen({ port: 0, host: '127.0.0.1' });
  const token = await open.house.issuer.token(open.ada, 'health-data', new Date());
  const send = async (body: string, headers: Record<string, string> = {}): Promise<{ status: number; said: Record<string, unknown> }> => {
    const reply = await fetch(`${url}/v1/people/me/samples`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      body,
    });
    return { status: reply.status, said: (await reply.json()) as Record<string, unknown> };
  };
  const push = { source: { name: 'Ada’s Band', kind: 'watch' }, samples: [beat('2026-03-02T08:00:00Z', 60)] };
  const plain = JSON.stringify(push);
  const escaped = plain.replace('heart-rate', 'heart\\u002drate');

  const first = await send(plain);
  const again = await Promise.all([send(JSON.stringify(push, undefined, 2)), send(escaped), send(`\uFEFF${plain}`)]);

  assert.deepEqual([first.status, first.said], [200, { stored: 1, alreadyThere: 0, quarantined: 0, rejected: [] }]);
  for (const { status, said } of again)
    assert.deepEqual([status, said], [200, { stored: 0, alreadyThere: 1, quarantined: 0, rejected: [] }]);

  const wrong = [
    plain.slice(1),
    '',
    plain.replace('60', '060'),
    plain.replace('"name"', '"__proto__"'),
    plain.replace('"unit"', '"value":1,"more"'),
  ];
  for (const body of wrong) {
    const { status, said } = await send(body);
    assert.deepEqual([status, said['code']], [400, 'input-invalid'], body);
  }
  assert.equal((await send(plain, { authorization: 'Bearer none' })).status, 401);
  assert.equal((await send(plain, { 'content-type': 'text/plain' })).status, 400);

  const keyed = { 'idempotency-key': 'one' };
  const later = { ...push, samples: [beat('2026-03-02T09:00:00Z', 61)] };
  assert.deepEqual((await send(JSON.stringify(later), keyed)).said, first.said);
  assert.deepEqual((await send(JSON.stringify(later, undefined, 1), keyed)).said, first.said);
  assert.equal((await send(plain, keyed)).status, 422);
});

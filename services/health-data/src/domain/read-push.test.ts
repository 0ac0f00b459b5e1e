import assert from 'node:assert/strict';
import { test } from 'node:test';
import { healthData } from '@aceso/contracts/health-data';
import { METRICS } from '@aceso/contracts/vocabulary';
import { compileCheck } from '@aceso/kit';
import { SharedRoom } from './column-room.ts';
import type { Columns } from './columns.ts';
import { readPush } from './read-push.ts';
import { sortPushed, type Pushed } from './sort-pushed.ts';

const { body: bodyOfContract } = healthData.operations.pushSamples;
assert.ok(bodyOfContract);
const BODY = compileCheck(bodyOfContract, 'body');
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const plain = ({ count, start, end, value }: Columns) => ({ count, start: [...start], end: end && [...end], value: [...value] });

/** What the usual way says of a push: undefined when it is refused, or more is to be said than what is stored. */
function usually(text: string): { readonly source: unknown; readonly accepted: readonly unknown[] } | undefined {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (BODY.fits(body).length > 0) return undefined;
  const { source, samples } = body as { source: unknown; samples: readonly Pushed[] };
  const { accepted, originals, quarantined, rejected } = sortPushed(samples, METRICS);
  if (originals.length + quarantined.length + rejected.length > 0) return undefined;
  return { source, accepted: accepted.map(({ metric, columns }) => ({ metric, ...plain(columns) })) };
}

function quickly(text: string, room?: SharedRoom): { readonly source: unknown; readonly accepted: readonly unknown[] } | undefined {
  const bytes = bytesOf(text);
  const read = readPush(bytes, METRICS, room?.allocate);
  if (read === undefined) return undefined;
  let source: unknown;
  try {
    source = JSON.parse(new TextDecoder().decode(bytes.subarray(...read.source)));
  } catch {
    return undefined;
  }
  if (BODY.fits({ source, samples: [{ metric: 'heart-rate', start: '2026-01-01T00:00:00Z', value: 1, unit: '/min' }] }).length > 0)
    return undefined;
  return { source, accepted: read.accepted.map(({ metric, columns }) => ({ metric, ...plain(columns) })) };
}

const beat = (minute: number, value = 60 + (minute % 40)) => ({
  metric: 'heart-rate',
  start: new Date(Date.UTC(2026, 1, 28, 23) + minute * 60_000).toISOString(),
  value,
  unit: '/min',
});
const pushOf = (samples: readonly object[], source: object = { name: 'Band', kind: 'watch' }): string =>
  JSON.stringify({ source, samples });

test('readPush: what phones send is read, with blanks and without, in any order of fields, of any metric', () => {
  const steps = {
    unit: '{steps}',
    value: 900.5,
    end: '2026-03-02T08:10:00+01:00',
    start: '2026-03-02T08:00:00.125+01:00',
    metric: 'step-count',
  };
  const pushes = [
    pushOf([beat(0)]),
    pushOf(Array.from({ length: 600 }, (_, minute) => beat(minute))),
    JSON.stringify({ samples: [beat(1), steps, beat(2)], source: { kind: 'phone', name: 'Ada’s “Band” {1}' } }, undefined, 2),
    pushOf([{ ...beat(0), value: 61.25 }, { ...beat(1), end: beat(2).start, value: 0.1 + 60 }, beat(3)], { name: 'W' }),
    pushOf([{ metric: 'body-temperature', start: '2024-02-29T23:59:59-23:59', value: 36.6, unit: 'Cel' }]),
  ];
  for (const text of pushes) {
    const read = quickly(text);

    assert.notEqual(read, undefined, text.slice(0, 200));
    assert.deepEqual(read, usually(text));
  }
});

test('readPush: nothing is said of what the contract refuses, converts, sets aside or answers for', () => {
  const one = beat(0);
  const texts = [
    '',
    '{}',
    'null',
    pushOf([]),
    pushOf(Array.from({ length: 10_001 }, (_, minute) => beat(minute))),
    `${pushOf([one])}x`,
    pushOf([one]).slice(0, -1),
    pushOf([{ ...one, extra: 1 }]),
    pushOf([{ ...one, value: '60' }]),
    pushOf([{ ...one, value: 6000 }]),
    pushOf([{ ...one, value: 1e21 }]),
    pushOf([{ ...one, unit: 'Hz' }]),
    pushOf([{ ...one, metric: 'no-such' }]),
    pushOf([{ ...one, end: '2020-01-01T00:00:00Z' }]),
    pushOf([{ metric: 'step-count', start: one.start, value: 1, unit: '{steps}' }]),
    ...['2026-02-29T00:00:00Z', '2026-13-01T00:00:00Z', '2026-04-31T00:00:00Z', '2026-03-02T24:00:00Z', '2026-03-02T08:00:60Z'].map(
      (start) => pushOf([{ ...one, start }]),
    ),
    ...[
      '2026-03-02',
      '2026-03-02T08:00Z',
      '2026-03-02T08:00:00',
      '2026-03-02T08:00:00+24:00',
      '2026-03-02T08:00:00[UTC]',
      '+26-03-02T08:00:00Z',
    ].map((start) => pushOf([{ ...one, start }])),
    ...['01', '1.', '.5', '+1', '1e2', '0x1', '--1', '-', 'NaN', '1 2'].map((value) =>
      pushOf([one]).replace(/"value":60/, `"value":${value}`),
    ),
    pushOf([one]).replace('"value"', '"value":61,"value"'),
    pushOf([one]).replace('{"source"', '{"source":{"name":"A"},"source"'),
    pushOf([one]).replace('"samples"', '"samples":[],"samples"'),
    pushOf([one]).replace('[{', '[{},{'),
    pushOf([one]).replace('}]', '},]'),
  ];
  for (const text of texts) assert.equal(quickly(text), undefined, text.slice(0, 200));
});

test('readPush: of pushes that were changed at random it never says anything else than the usual way', () => {
  const random = randomFrom(20_261_128);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T; // Never empty.
  const pieces = [
    '"',
    ',',
    ':',
    '{',
    '}',
    '[',
    ']',
    '-',
    '.',
    '0',
    '9',
    '1e3',
    ' ',
    '\n',
    '\\',
    '\\u0041',
    'T',
    'Z',
    '+01:00',
    'é',
    '"end"',
    '"unit"',
    '/min',
    'null',
    '\u0000',
  ];
  const values = [60, 61.5, 72.125, 180, 99.999999, 59.9, 40 + 1 / 3, 70, 81];
  const odd = [-0, 0, 1e3, 0.1, 123_456_789_012_345, 1e-7];
  const room = new SharedRoom();
  let read = 0;
  for (let round = 0; round < 20_000; round++) {
    const samples = Array.from({ length: 1 + Math.floor(random() * 4) }, (_, i) => ({
      ...beat(i * Math.floor(random() * 900), pick(random() < 0.05 ? odd : values)),
      ...(random() < 0.05 && { metric: pick(['heart-rate', 'oxygen-saturation', 'body-mass', 'step-count']) }),
      ...(random() < 0.3 && { end: beat(i + Math.floor(random() * 90)).start }),
      ...(random() < 0.1 && {
        start: pick([
          '2026-03-29T02:30:00+02:00',
          '0000-01-01T00:00:00Z',
          '9999-12-31T23:59:59.999Z',
          '2026-03-02t08:00:00z',
          '2026-03-02T08:00:00.5Z',
        ]),
      }),
      ...(random() < 0.03 && { unit: pick(['%', 'kg', '{steps}', '1']) }),
    }));
    let text = pushOf(samples, { name: pick(['Band', 'Ada’s', '"{', 'Watch']) });
    for (let changes = Math.floor(random() * 2); changes > 0; changes--) {
      const at = Math.floor(random() * text.length);
      text = text.slice(0, at) + (random() < 0.7 ? pick(pieces) : '') + text.slice(at + Math.floor(random() * 3));
    }
    room.clear();
    const quick = quickly(text, room);
    if (quick === undefined) continue;
    read++;
    assert.deepEqual(quick, usually(text), text);
  }
  assert.ok(read > 3_000, `only ${read} of them were read`);
});

test('readPush: numbers come back as JSON.parse reads them, bit by bit', () => {
  const random = randomFrom(7);
  for (let round = 0; round < 5_000; round++) {
    const digits = 1 + Math.floor(random() * 15);
    const number = String(Math.floor(random() * 10 ** digits));
    const at = Math.floor(random() * number.length);
    const text = at === 0 ? number : `${number.slice(0, at)}.${number.slice(at)}`;
    if (Number(text) > 1_000) continue;
    const push = pushOf([beat(0)])
      .replace('"value":60', `"value":${text}`)
      .replace('heart-rate', 'body-mass')
      .replace('/min', 'kg');

    const [own] = readPush(bytesOf(push), METRICS)?.accepted ?? [];

    if (own !== undefined) assert.equal(own.columns.value[0], Number(text), text);
  }
});

/** Numbers from 0 to 1 (G. Marsaglia, "Xorshift RNGs", 2003). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

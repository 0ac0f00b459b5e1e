import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { METRIC_IDS } from '@aceso/contracts/vocabulary';
import { chance } from '../../test/columns.ts';
import { decodeObservationId, encodeObservationId, SHOWN_RECORD_KINDS, type ObservationName } from './observation-id.ts';

const SOMEBODY = '0197c0de-0000-7000-8000-000000000001';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function names(seed: number, count: number): readonly ObservationName[] {
  const below = chance(seed);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T; // The list is not empty.
  return Array.from({ length: count }, (_, i): ObservationName => {
    if (i % 3 === 0)
      return {
        kind: 'sample',
        sourceId: randomUUID(),
        metric: pick([...METRIC_IDS, 'blood-pressure']),
        start: below(2 ** 31) * 1000 * (i % 2 === 0 ? 1 : -1) + below(1000),
        durationMs: below(2_678_400_000),
        valueMark: below(4_294_967_295),
      };
    if (i % 3 === 1)
      return {
        kind: 'record',
        personId: randomUUID(),
        recordKind: pick(SHOWN_RECORD_KINDS),
        key: Array.from({ length: 22 }, () => LETTERS[below(64)]).join(''),
      };
    return {
      kind: 'daily',
      personId: randomUUID(),
      metric: pick(METRIC_IDS),
      day: new Date(below(2_000_000_000) * 1000).toISOString().slice(0, 10),
    };
  });
}

test('observation id: ten thousand names of every kind are read back as they were, in the letters and length of FHIR', () => {
  for (const name of names(1, 10_000)) {
    const id = encodeObservationId(name);

    assert.match(id, /^[A-Za-z0-9\-.]{1,64}$/);
    assert.deepEqual(decodeObservationId(id), name);
  }
});

test('observation id: one letter more, less or different is no id', () => {
  const below = chance(2);
  for (const name of names(3, 1_000)) {
    const id = encodeObservationId(name);
    const at = below(id.length);
    const other = id[at] === 'A' ? 'B' : 'A';

    assert.equal(decodeObservationId(id.slice(0, at) + other + id.slice(at + 1)), undefined, id);
    assert.equal(decodeObservationId(`${id}A`), undefined);
    assert.equal(decodeObservationId(id.slice(1)), undefined);
  }
});

test('observation id: words that nobody made are refused, and never an error', () => {
  for (const word of ['', 'a', '../..', 'A'.repeat(64), 'A'.repeat(65), '4'.repeat(51), '%00', '.'.repeat(52)])
    assert.equal(decodeObservationId(word), undefined, word);
});

test('observation id: metrics that share a number would share ids; none do', () => {
  const ids = METRIC_IDS.map((metric) => encodeObservationId({ kind: 'daily', personId: SOMEBODY, metric, day: '2026-01-01' }));

  assert.equal(new Set(ids).size, METRIC_IDS.length);
});

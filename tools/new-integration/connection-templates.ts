import type { NewSource } from './file-templates.ts';
import { json } from './json.ts';

/** Files of a new vendor whose accounts are connected to: one family of data that works against its simulator, to be replaced line by line. */
export function connectionTemplates({ id, name }: NewSource): Readonly<Record<string, string>> {
  const connector = camel(id);
  return {
    'manifest.json': json(manifest(id, name)),
    'quality.json': json(quality(name)),
    'README.md': readme(name),
    'index.ts': index(name, connector),
    'wire.ts': wire(name),
    'client.ts': client(id),
    'mapping.ts': mapping(id, name),
    'simulator.ts': simulator(name),
    'fixtures/weights.json': json([
      { id: 'w-1', measured_at: '2026-02-05T07:25:00+01:00', grams: 70_500 },
      { id: 'w-2', measured_at: '2026-02-05T07:30:00+01:00', grams: null },
      { id: 'w-3', grams: 70_400 },
    ]),
    'mapping.test.ts': test(id, connector),
  };
}

const camel = (id: string): string => id.replaceAll(/-([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase());

const manifest = (id: string, name: string): object => ({
  id,
  name,
  summary: `What people get from ${name}, in one sentence.`,
  arrives: 'connection',
  tier: 'bronze',
  owners: ['@aceso/wearables'],
  docs: 'README.md',
  delivers: ['body-mass'],
  records: [],
  doesNotDeliver: ['Say what people may miss, and why.'],
  connection: {
    auth: {
      kind: 'oauth2',
      authorizeUrl: `https://${id}.example/oauth/authorize`,
      tokenUrl: `https://api.${id}.example/oauth/token`,
      revokeUrl: `https://api.${id}.example/oauth/revoke`,
      clientAuth: 'body',
      pkce: true,
      scopes: ['weight'],
      scopeSeparator: ' ',
      refreshRotates: true,
    },
    hosts: [`${id}.example`, `api.${id}.example`],
    webhook: 'none',
    pollEveryMinutes: 60,
    rateLimits: [{ requests: 600, seconds: 60, per: 'client' }],
    guide: {
      portal: `https://${id}.example/developers`,
      steps: [
        'Say where a client is made.',
        'Enter the redirect address shown here.',
        'Copy client id and client secret, and enter them here.',
      ],
    },
  },
});

const done = { state: 'done' };
const quality = (name: string): object => ({
  fixtures: done,
  'mapping-tests': done,
  docs: done,
  owner: done,
  'back-fill': done,
  'known-limits': done,
  're-authentication': done,
  'rate-limit': done,
  webhook: { state: 'exempt', reason: `${name} makes no calls; it is asked instead` },
  'deletion-at-the-source': done,
  'agreement-with-reference-exports': { state: 'exempt', reason: 'no public reference answer was found' },
});

const readme = (name: string): string => `# ${name}

Connects a ${name} account: open _Sources_, choose ${name}, sign in at ${name} and allow.

## What arrives

Weight. Say how late, and how far back.

## What does not

Say what people may miss, and why.

## Changes and deletions

What you change or delete at ${name} changes or goes here, too.

## Your own client at ${name}

Say where it is made, and what it costs.

## How to disconnect

_Sources_, ${name}, Disconnect. It ends the access at ${name} as well, and erases what came, if you want.
`;

const index = (name: string, connector: string): string => `import { readManifest, type Connector } from '../kit/connector/index.ts';
import { API, STREAMS } from './client.ts';
import manifest from './manifest.json' with { type: 'json' };
import { Account } from './wire.ts';

/** ${name}: say which version of its interface. */
export const ${connector}: Connector = {
  manifest: readManifest(manifest),
  streams: STREAMS,
  async identify({ http }) {
    return { userId: Account.read((await http.get(\`\${API}/me\`)).json).id };
  },
};
`;

const wire = (name: string): string => `import Type, { type Static } from 'typebox';
import { wireReader } from '../kit/connector/index.ts';

// The part of the vendor's documents that we read; fields that are not named here may come and go.

export const Account = wireReader(Type.Object({ id: Type.String() }), '${name} me');
export const Page = wireReader(
  Type.Object({ items: Type.Array(Type.Unknown()), next: Type.Optional(Type.Union([Type.String(), Type.Null()])) }),
  'a page of ${name}',
);

const WeightSchema = Type.Object({
  id: Type.String(),
  measured_at: Type.String(),
  grams: Type.Optional(Type.Union([Type.Number(), Type.Null()])),
});
export const Weight = wireReader(WeightSchema, '${name} weight');
export type Weight = Static<typeof WeightSchema>;
`;

const client = (id: string): string => `import type { Stream } from '../kit/connector/index.ts';
import { mapWeights } from './mapping.ts';
import { Page } from './wire.ts';

export const API = 'https://api.${id}.example/v1';
/** The longest that one request may ask for. */
const WINDOW_DAYS = 90;
/** So many days are read again each time, because the vendor completes or corrects them late. */
const LATE_DAYS = 3;

export const STREAMS: readonly Stream[] = [
  {
    id: 'weight',
    windowDays: WINDOW_DAYS,
    lateDays: LATE_DAYS,
    // Everything that lies in the window comes: what came before and is missing has been deleted.
    isWhole: true,
    scope: 'weight',
    async read({ http }, { from, to }, page) {
      const query = { from: from.toISOString(), to: to.toISOString(), page };
      const { items, next } = Page.read((await http.get(\`\${API}/weights\`, query)).json);
      return { incoming: mapWeights(items), ...(typeof next === 'string' && { next }) };
    },
  },
];
`;

const mapping = (id: string, name: string): string => `import { Gatherer, instantOf, type Incoming } from '../kit/connector/index.ts';
import type { SourceRef } from '../kit/index.ts';
import { Weight } from './wire.ts';

const SCALE: SourceRef = { key: 'scale', name: '${name}', kind: 'scale', manufacturer: '${name}' };

/** Weights, in the unit of the vocabulary. One that is not as documented is set aside and keeps no other from coming. */
export function mapWeights(records: readonly unknown[]): Incoming {
  const gather = new Gatherer();
  for (const record of records) {
    if (Weight.fits(record)) weight(gather, record);
    else gather.malformed('weight');
  }
  return gather.result();
}

const weight = (gather: Gatherer, { id, measured_at, grams }: Weight): void =>
  // The prefix is the id of the stream: by it a vendor's record is found again.
  gather.item(\`weight:\${id}\`, (item) =>
    item.sample({
      metric: 'body-mass',
      sourceType: '${id}.weight',
      source: SCALE,
      sourceUnit: 'g',
      start: instantOf(measured_at),
      // Absent is never zero.
      ...(typeof grams === 'number' ? { value: grams / 1000, original: grams } : { value: undefined }),
    }),
  );
`;

const simulator = (name: string): string => `import { readManifest } from '../kit/connector/index.ts';
import {
  between,
  pageOf,
  pastMidnights,
  randomFrom,
  recordsIn,
  uuidOf,
  type SimulatedRecord,
  type SimulatedVendor,
} from '../kit/simulator/index.ts';
import manifest from './manifest.json' with { type: 'json' };

const SIX_HOURS_MS = 21_600_000;
const PAGE = 5;

function weightAt(seed: number, at: number): SimulatedRecord {
  const random = randomFrom(seed);
  const id = uuidOf(random);
  const content = { id, measured_at: new Date(at).toISOString(), grams: between(random, 69_000, 73_000) };
  return { id, family: 'weight', start: at, end: at, modifiedAt: at, content };
}

/** ${name}, as far as the connector asks; the sign-in and the faults around are the simulator's. */
export const simulated: SimulatedVendor = {
  manifest: readManifest(manifest),
  tokenSeconds: 3600,
  codeSeconds: 600,
  history: (seed, days, now) => pastMidnights(now, days).map((midnight, i) => weightAt(seed * 1000 + i, midnight + SIX_HOURS_MS)),
  fresh: (seed, now) => weightAt(seed, Math.floor(now.getTime() / 1000) * 1000),
  changed: (record) => ({ ...record, content: { ...record.content, grams: 68_250 } }),
  answer({ path, query, account }) {
    if (path === '/v1/me') return { status: 200, json: { id: account?.userId } };
    if (path !== '/v1/weights') return undefined;
    const [from, to] = ['from', 'to'].map((bound) => Date.parse(query.get(bound) ?? ''));
    if (from === undefined || to === undefined || !(to > from)) return { status: 400, json: { error: 'invalid_request' } };
    const { items, next } = pageOf(recordsIn(account, 'weight', from, to), Number(query.get('page') ?? 0), PAGE);
    return { status: 200, json: { items: items.map(({ content }) => content), next: next === undefined ? null : String(next) } };
  },
};
`;

const test = (id: string, connector: string): string => `import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ${connector} } from './index.ts';
import { mapWeights } from './mapping.ts';

const weights = mapWeights(JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/weights.json'), 'utf8')));

test('${id}: a weight is kept in kilograms, with what was written; absent is no value', () => {
  const [batch] = weights.batches;
  const at = Date.parse('2026-02-05T06:25:00Z');

  assert.deepEqual([[...(batch?.start ?? [])], [...(batch?.value ?? [])], [...(batch?.original ?? [])]], [[at], [70.5], [70_500]]);
  assert.deepEqual(
    weights.items.map(({ nativeId, samples }) => [nativeId, samples.length]),
    [
      ['weight:w-1', 1],
      ['weight:w-2', 0],
    ],
  );
});

test('${id}: a record that is not as documented is set aside, and keeps no other from coming', () => {
  assert.deepEqual([weights.read, weights.quarantined.map(({ reason }) => reason)], [3, ['malformed']]);
});

test('${id}: the manifest says what the mapping delivers', () => {
  assert.deepEqual([...new Set(weights.batches.map(({ metric }) => metric))].toSorted(), ${connector}.manifest.delivers);
});
`;

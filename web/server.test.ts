import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Manifest } from 'vite';
import { builtApp } from './testing/built-app.ts';
import { exampleOverview } from './testing/example-overview.ts';

const app = await builtApp();
after(() => app[Symbol.asyncDispose]());

const place = { now: Date.parse('2026-11-22T06:12:00Z'), locale: 'en-GB', timeZone: 'Europe/Zurich' };
const me = { subject: 'account', personId: exampleOverview.personId, displayName: 'Maya', roles: ['person'] };
const today = (overview: object = exampleOverview) =>
  app.server.renderPage({ address: '/today', nonce: 'n0nce', boot: { ...place, me, overview } });
/** What a person reads when no script has run. */
const readable = (html: string) =>
  html
    .replace(/<(script|style)[^>]*>.*?<\/\1>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
const kilobytes = (content: string | Buffer) => gzipSync(content, { level: 9 }).length / 1000;

test('Today: without any script the heading, the values and their words can be read', async () => {
  const text = readable((await today()).html);

  for (const said of [
    'A night much like your others.',
    '37 ms',
    'below your usual',
    '14.6',
    '97.3',
    '6.6 h',
    'Try going to bed before 23:00',
    'Likely, about 7 in 10',
  ]) {
    assert.ok(text.includes(said), said);
  }
});

test('Today: every picture is named by its sentence', async () => {
  const { html } = await today();
  const names = [...html.matchAll(/role="img" aria-label="([^"]*)"/g)].map((match) => match[1] ?? '');

  assert.ok(names.includes('37 milliseconds, below your usual 41 to 49.'), names.join('\n'));
  assert.ok(names.every((name) => name.length > 10));
});

test('Today: nothing in the page needs a policy that allows inline code or style', async () => {
  const { html } = await today();

  assert.doesNotMatch(html, /<[^>]+ style="/);
  assert.doesNotMatch(html, /<[^>]+ on[a-z]+="/);
  for (const [tag] of html.matchAll(/<(script|style)\b[^>]*>/g)) assert.match(tag, /nonce="n0nce"/);
  assert.doesNotMatch(app.server.contentSecurityPolicy('n0nce'), /unsafe/);
});

test('Today: a name cannot break out of the data block', async () => {
  const { html } = await today({
    ...exampleOverview,
    displayName: '</script><script>alert(1)</script>',
    headline: { text: '<img src=x>', freshness: '"' },
  });
  const block = /<script type="application\/json"[^>]*>(.*?)<\/script>/s.exec(html)?.[1] ?? '';

  assert.equal(JSON.parse(block).overview.displayName, '</script><script>alert(1)</script>');
  assert.doesNotMatch(html, /<script>alert|<img src=x>/);
});

test('Today: a service that is away greys its own card and gives the operator a reference', async () => {
  const { html } = await today({ ...exampleOverview, sleep: { state: 'away', reference: 'trace-of-sleep' } });
  const text = readable(html);

  assert.ok(text.includes('trace-of-sleep'));
  assert.ok(text.includes('37 ms') && text.includes('Your measurements'));
});

test('Today: without a suggestion there is no empty place for one', async () => {
  const { html } = await today({ ...exampleOverview, suggestion: { state: 'empty' } });

  assert.doesNotMatch(readable(html), /Suggestion|evidence/i);
});

test('Today: the first day says what it is learning and shows the plain values', async () => {
  const first = { ...exampleOverview.vitals.data![0]!, direction: 'learning', usual: undefined, learning: { have: 9, need: 14 } };
  const text = readable((await today({ ...exampleOverview, vitals: { state: 'ok', data: [first] } })).html);

  assert.ok(text.includes('Learning your usual: 9 of 14 days') && text.includes('37 ms'));
});

test('pages: the start leads to Today, an unknown address is 404 with a way on', async () => {
  const start = await app.server.renderPage({ address: '/', nonce: 'n', boot: { ...place, me } });
  const unknown = await app.server.renderPage({ address: '/no-such-page', nonce: 'n', boot: { ...place, me } });

  assert.deepEqual([start.status, start.location], [302, '/today']);
  assert.equal(unknown.status, 404);
  assert.ok(readable(unknown.html).includes('There is no such page'));
});

/** What must be loaded before a file can run: itself and all that it imports at once. */
function loadedWith(manifest: Manifest, name: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const other of manifest[name]?.imports ?? []) loadedWith(manifest, other, seen);
  return seen;
}

test('budget: first page 45 kB, script for Today 170 kB, each later screen 25 kB, style sheet 10 kB, all packed; font 50 kB', async () => {
  const manifest = JSON.parse(readFileSync(join(app.client, '.vite/manifest.json'), 'utf8')) as Manifest;
  const read = (file: string) => readFileSync(join(app.client, file));
  const packed = (names: Iterable<string>) => [...names].reduce((sum, name) => sum + kilobytes(read(manifest[name]!.file)), 0);
  const entry = Object.keys(manifest).find((name) => manifest[name]!.isEntry === true)!;
  const first = loadedWith(manifest, entry);
  const later = Object.keys(manifest)
    .filter((name) => manifest[name]!.isDynamicEntry === true)
    .map((name) => ({ name, size: packed([...loadedWith(manifest, name)].filter((one) => !first.has(one))) }));
  const assets = readdirSync(join(app.client, 'assets'));
  const asset = (name: RegExp) => read(`assets/${assets.find((file) => name.test(file))!}`);

  const found = {
    page: kilobytes((await today()).html),
    script: packed(first),
    sheet: kilobytes(asset(/\.css$/)),
    font: asset(/\.woff2$/).length / 1000,
  };

  assert.ok(found.page <= 45 && found.script <= 170 && found.sheet <= 10 && found.font <= 50, JSON.stringify(found));
  assert.ok(later.length > 12);
  assert.deepEqual(
    later.filter((one) => one.size > 25),
    [],
  );
});

const SCREENS: readonly (readonly [string, string])[] = [
  ['/explore', 'Everything that was measured'],
  ['/explore/resting-heart-rate?range=90d', 'Time shown'],
  ['/sources', 'Choose a file'],
  ['/notifications', 'Inbox'],
  ['/settings', 'Where you are signed in'],
  ['/settings/notifications', 'What reaches you, and when'],
  ['/settings/circumstances', 'What Aceso does with it'],
  ['/people', 'People'],
  ['/people/0190a1b2-0000-7000-8000-000000000001', 'People'],
  ['/ops/health', 'Services'],
  ['/ops/logs?level=error', 'Search the log'],
  ['/ops/traces', 'Requests, step by step'],
  ['/ops/traces/4bf92f3577b34da6a3ce929d0e0e4736', '4bf92f35'],
  ['/ops/config', 'Configuration'],
  ['/questions', 'Ask about everybody who agreed'],
];

test('screens: each is written on the server with its own texts, its heading and nothing that the policy forbids', async () => {
  for (const [address, said] of SCREENS) {
    const { status, html } = await app.server.renderPage({ address, nonce: 'n0nce', boot: { ...place, me } });
    const text = readable(html);

    assert.equal(status, 200, address);
    assert.ok(text.includes(said), `${address}: ${text}`);
    assert.equal([...html.matchAll(/<h1/g)].length, 1, address);
    assert.doesNotMatch(
      text,
      /\b(ui|shell|explore|measure|sources|inbox|notify|settings|circumstances|health|logs|traces?|config|questions)\.[a-z]+\b/,
      address,
    );
    assert.doesNotMatch(html, /<[^>]+ style="/, address);
  }
});

test('pages: signed out, the entrances lead to the start and every other address to sign-in and back', async () => {
  const led = async (address: string) => {
    const { status, location } = await app.server.renderPage({ address, nonce: 'n', boot: place });
    return [status, location];
  };

  assert.deepEqual(await led('/'), [302, '/start']);
  assert.deepEqual(await led('/today'), [302, '/start']);
  assert.deepEqual(await led('/explore/step-count?range=90d'), [302, '/auth/sign-in?return=%2Fexplore%2Fstep-count%3Frange%3D90d']);
});

test('start: can be read before any script runs, with both ways on', async () => {
  const { status, html } = await app.server.renderPage({ address: '/start', nonce: 'n', boot: place });

  assert.equal(status, 200);
  assert.ok(readable(html).includes('Create my space'));
  assert.match(html, /href="\/auth\/sign-in\?return=%2Ftoday"/);
});

test('pages: somebody who is no person here starts at what they look after', async () => {
  const operator = { subject: 'account', roles: ['operator'] };
  const { location } = await app.server.renderPage({ address: '/', nonce: 'n', boot: { ...place, me: operator } });

  assert.equal(location, '/ops/health');
});

test('units: pounds chosen in the profile are on the first page already', async () => {
  const units = { weight: '[lb_av]', height: 'cm', glucose: 'mmol/L', temperature: 'Cel', distance: 'km' };
  const profile = { timeZone: 'Europe/Zurich', language: 'en', units };
  const { html } = await app.server.renderPage({
    address: '/today',
    nonce: 'n',
    boot: { ...place, me, profile, overview: exampleOverview },
  });

  assert.match(readable(html), /156\.3\s+lb/);
});

import assert from 'node:assert/strict';
import { chmodSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { freePort } from '../chaos/program.ts';
import { aceso, folderForTest } from './aceso.ts';
import { shell } from './shell.ts';

interface Demo {
  readonly recommendations: readonly {
    readonly id: string;
    readonly title: string;
    readonly why: string;
    readonly howSure: string;
    readonly source: { readonly title: string; readonly url: string; readonly year: number };
    readonly action: string;
    readonly proof: string;
  }[];
  readonly planted: readonly { readonly kind: string; readonly from: string; readonly to: string; readonly found: boolean }[];
  readonly unplanted: readonly { readonly kind: string; readonly from: string; readonly to: string }[];
  readonly figures: {
    readonly totalSeconds: number;
    readonly startSeconds: number;
    readonly importMBPerSecond: number;
    readonly peakResidentMB: number;
  };
}

test('demo --once --json: standard output is one object with explained recommendations, and all that was planted is found on its days, and nothing else', async () => {
  const { code, out, err } = await aceso('demo', '--once', '--json', '--years', '1', '--seed', '3');

  assert.equal(code, 0, err);
  const demo = JSON.parse(out) as Demo;
  assert.ok(demo.recommendations.length >= 2 && demo.recommendations.length <= 6);
  for (const { id, title, why, howSure, source, action, proof } of demo.recommendations) {
    assert.match(id, /^[0-9a-f-]{36}$/);
    assert.ok(title.split(' ').length <= 8 && why.length > 20 && action.length > 20);
    assert.match(howSure, /^(Possible|Likely|Very likely), about [3-9] in 10$/);
    assert.ok(URL.canParse(source.url) && URL.canParse(proof) && source.year > 2000);
  }
  const lately = demo.planted.filter(({ to }) => Date.now() - Date.parse(to) < 3 * 86_400_000);
  assert.deepEqual(
    lately.filter(({ found }) => !found),
    [],
  );
  assert.ok(lately.length >= 4);
  // Import, fusion, days, advisor and door: through all of it what was planted long ago is named on its days as well.
  assert.deepEqual(
    demo.planted.filter(({ found }) => !found),
    [],
  );
  assert.deepEqual(demo.unplanted, []);
  for (const figure of Object.values(demo.figures)) assert.ok(figure > 0);
});

for (const { when, until, says } of [
  { when: 'while it imports', until: /Ten services/, says: /The demo was interrupted/ },
  { when: 'as soon as it says how', until: /Stop {8}Ctrl C/, says: /stopping …/ },
])
  test(`demo: Ctrl-C ${when} leaves neither a database nor a folder behind`, async () => {
    using folder = folderForTest();
    chmodSync(folder.path, 0o755); // The database may have a user of its own.

    const { out } = await shell(`npm run demo -- --years 0.25 --port ${await freePort()}`, {
      home: folder.path,
      environment: { TMPDIR: folder.path },
      until,
      withinSeconds: 120,
    });

    assert.match(out, says);
    // The folder goes after its database has ended.
    assert.deepEqual(
      readdirSync(folder.path).filter((name) => name.startsWith('aceso-demo-')),
      [],
    );
  });

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { freePort } from '../chaos/program.ts';
import { textOf } from '../house/sources.ts';
import { fencedCommands } from './fenced-commands.ts';
import { shell, type ShellOptions } from './shell.ts';

interface Expectation {
  /** What it must print. */
  readonly says: RegExp;
  /** It stays up until it is interrupted, once it has printed this. */
  readonly stays?: true;
  /** Typed with this behind it, where the whole would call itself or take too long. */
  readonly but?: string;
}

const COMMANDS: Readonly<Record<string, Expectation>> = {
  'npx aceso help': { says: /Usage: aceso/ },
  'npx aceso simulate ~/export.zip --days 90': { says: /records/ },
  'npx aceso import ~/export.zip --home ~/my-aceso': { says: /type\s+read\s+new/ },
  'npx aceso recommendations --home ~/my-aceso': { says: /\w+/ },
  'npx aceso ask "How many steps did I take last week?" --home ~/my-aceso': { says: /steps/ },
  'npm start': { says: /First time\s+http/, stays: true },
  'npm run demo': { says: /Sign in\s+\S+@/, stays: true, but: ' -- --years 0.25 --port $ACESO_PORT' },
  'npm run demo -- --once': { says: /Imported [\d,]+ records/, but: ' --years 0.25' },
  'npm run check': { says: /\d+ passed, \d+ failed/, but: ' -- --only format' },
  // The suite that this test belongs to.
  'npm test': { says: /\d+ passed, 0 failed/, but: ` -- --files 'tools/test/**'` },
};
/** Checks of the sources have a phase of their own; here it counts that the command answers. */
const MAY_FAIL: ReadonlySet<string> = new Set(['npm run check']);

/** A shell ends by the signal itself or says so with its code. */
const INTERRUPTED: ReadonlySet<number | null> = new Set([null, 130]);

const home = mkdtempSync(join(tmpdir(), 'aceso-readme-'));
after(() => rmSync(home, { recursive: true, force: true }));

test('README: every command has an expectation, and no expectation is left over', () => {
  const commands = fencedCommands(textOf('README.md'));

  assert.deepEqual(commands.toSorted(), Object.keys(COMMANDS).toSorted());
});

for (const [command, { says, stays, but = '' }] of Object.entries(COMMANDS))
  test(`README: \`${command}\` does what it says`, async () => {
    const port = String(await freePort());
    const options: ShellOptions = {
      home,
      environment: { ACESO_PORT: port },
      withinSeconds: 150,
      ...(stays === true ? { until: says } : {}),
    };

    const { code, out } = await shell(command + but, options);

    assert.match(out, says);
    if (!MAY_FAIL.has(command))
      assert.ok(code === 0 || (stays === true && INTERRUPTED.has(code)), `left with ${code}:\n${out.slice(-2000)}`);
  });

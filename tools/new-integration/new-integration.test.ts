import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';

const tool = join(import.meta.dirname, '../new-integration.ts');
const integrations = join(import.meta.dirname, '../../integrations');

test('new-integration: the folder that it makes is whole, and its tests pass', (t) => {
  const into = mkdtempSync(join(tmpdir(), 'aceso-new-'));
  t.after(() => rmSync(into, { recursive: true }));
  symlinkSync(join(integrations, 'kit'), join(into, 'kit'));

  execFileSync(process.execPath, [tool, 'my-scale', 'My scale', '--into', into]);

  const folder = join(into, 'my-scale');
  assert.deepEqual(readdirSync(folder).toSorted(), [
    'README.md',
    'fixtures',
    'index.ts',
    'manifest.json',
    'mapping.ts',
    'quality.json',
    'read.test.ts',
  ]);
  // The child is a test runner of its own, not a part of this one.
  const { NODE_TEST_CONTEXT: _context, ...env } = process.env;
  const ran = spawnSync(process.execPath, ['--test', join(folder, 'read.test.ts')], { encoding: 'utf8', env });
  assert.equal(ran.status, 0, ran.stdout);
  assert.match(ran.stdout, /pass 3/);
});

test('new-integration: the connection that it makes is whole, its tests pass, and its manifest is a connector’s', (t) => {
  const into = mkdtempSync(join(tmpdir(), 'aceso-new-'));
  t.after(() => rmSync(into, { recursive: true }));
  symlinkSync(join(integrations, 'kit'), join(into, 'kit'));
  symlinkSync(join(integrations, '../node_modules'), join(into, 'node_modules'));

  execFileSync(process.execPath, [tool, 'my-vendor', 'My vendor', '--connection', '--into', into]);

  const folder = join(into, 'my-vendor');
  assert.deepEqual(readdirSync(folder).toSorted(), [
    'README.md',
    'client.ts',
    'fixtures',
    'index.ts',
    'manifest.json',
    'mapping.test.ts',
    'mapping.ts',
    'quality.json',
    'simulator.ts',
    'wire.ts',
  ]);
  const { NODE_TEST_CONTEXT: _context, ...env } = process.env;
  const ran = spawnSync(process.execPath, ['--test', join(folder, 'mapping.test.ts')], { encoding: 'utf8', env });
  assert.equal(ran.status, 0, ran.stdout);
  assert.match(ran.stdout, /pass 3/);
});

test('new-integration: a name that is none, and one that is taken, are refused with what to do', () => {
  const refused = (...args: string[]): string => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [tool, ...args], { encoding: 'utf8' });
    assert.equal(status, 2);
    return stdout + stderr;
  };
  assert.match(refused('My Scale', 'x'), /lower case letters/);
  assert.match(refused('apple-health', 'Apple'), /already an integration apple-health/);
});

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkPlace } from './check-place.ts';
import { isNearby, isNever, isPrivate } from './places.ts';

test('places: addresses of this machine and of private networks are told from those of the internet, in both families', () => {
  for (const address of ['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.9', '::1', 'fd12::1', '::ffff:127.0.0.1'])
    assert.ok(isPrivate(address), address);
  for (const address of ['8.8.8.8', '172.32.0.1', '2606:4700::1111', '::ffff:8.8.8.8']) assert.ok(!isPrivate(address), address);
});

test('places: where clouds hand out credentials is never asked, nor what is nobody’s', () => {
  for (const address of [
    '169.254.169.254',
    '::ffff:169.254.169.254',
    'fe80::1',
    'fd00:ec2::254',
    '100.100.100.200',
    '0.0.0.0',
    '::',
    '224.0.0.1',
    '255.255.255.255',
  ])
    assert.ok(isNever(address), address);
  for (const address of ['127.0.0.1', '8.8.8.8', 'fd12::1']) assert.ok(!isNever(address), address);
});

test('places: a host is nearby by its name or its address', () => {
  for (const host of ['localhost', 'ollama', 'nas.local', '[::1]', '192.168.1.9', 'models.internal']) assert.ok(isNearby(host), host);
  for (const host of ['api.anthropic.com', '8.8.8.8', 'local.example.com']) assert.ok(!isNearby(host), host);
});

test('checkPlace: plain http is for private networks, and link-local addresses are for nobody', async () => {
  await checkPlace('http://127.0.0.1:11434/v1');
  await checkPlace('https://8.8.8.8/v1');
  for (const [url, words] of [
    ['http://8.8.8.8/v1', /plain http/],
    ['https://169.254.169.254/v1', /link-local/],
    ['http://[fe80::1]/v1', /link-local/],
    ['http://2852039166/v1', /link-local/],
  ] as const)
    await assert.rejects(checkPlace(url), words, url);
});

test('the library of models is loaded by nobody who does not ask one: no file imports it but as types', () => {
  const folder = join(import.meta.dirname, '..');
  for (const file of globSync('**/*.ts', { cwd: folder })) {
    const imports = readFileSync(join(folder, file), 'utf8').match(/^import (?!type ).*from '(?:ai|@ai-sdk\/[\w-]+)';$/gm) ?? [];
    assert.deepEqual(imports, [], file);
  }
});

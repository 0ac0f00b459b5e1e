import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CONTRACTS } from '@aceso/contracts/all';
import { parseAllDocuments } from 'yaml';
import { manifests } from '../tools/deploy/manifests.ts';
import { filesLike, textOf } from './house/sources.ts';

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: { readonly name: string };
  readonly resources?: readonly string[];
}

function manifestsOf(file: string): readonly Manifest[] {
  return parseAllDocuments(textOf(file)).map((document) => {
    assert.deepEqual(document.errors, [], file);
    return document.toJS() as Manifest; // Its kind is checked below.
  });
}

test('deploy: every manifest is YAML of a known form', () => {
  const all = filesLike('deploy/kubernetes/*.yaml').flatMap((file) => manifestsOf(file).map((manifest) => ({ file, ...manifest })));

  const formless = all.filter(({ apiVersion, kind }) => apiVersion === undefined || kind === undefined);

  assert.ok(all.length > 30);
  assert.deepEqual(formless, []);
});

test('deploy: what is made of the contracts is current, and every service has its deployment', () => {
  for (const [path, text] of manifests()) assert.equal(textOf(path), text, 'run `npm run docs`');

  const deployed = manifestsOf('deploy/kubernetes/services.yaml')
    .filter(({ kind }) => kind === 'Deployment')
    .map(({ metadata }) => metadata?.name);

  assert.deepEqual(
    deployed,
    CONTRACTS.map(({ service }) => service),
  );
});

test('deploy: the list of manifests names only files that exist', () => {
  const [list] = manifestsOf('deploy/kubernetes/kustomization.yaml');

  const missing = (list?.resources ?? []).filter((name) => filesLike(`deploy/kubernetes/${name}`).length === 0);

  assert.deepEqual(missing, []);
});

test('deploy: the image starts what the repository has', () => {
  const named = [...textOf('deploy/Dockerfile').matchAll(/\bhost\/[\w./]+/g)].map(([path]) => path);

  assert.ok(named.length > 0);
  assert.deepEqual(
    named.filter((path) => filesLike(path).length === 0),
    [],
  );
});

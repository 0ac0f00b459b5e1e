import assert from 'node:assert/strict';
import { test } from 'node:test';
import asyncApiSchemas from '@asyncapi/specs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv, type AnySchemaObject } from 'ajv';
import { pages } from '../tools/docs/pages.ts';
import { notices } from '../tools/notices/notices.ts';
import { filesLike, textOf } from './house/sources.ts';

const made = pages();
const document = (path: string): Record<string, unknown> => JSON.parse(made.get(path) ?? '') as Record<string, unknown>; // Made of an object.

test('documents: those made of the contracts are current', () => {
  const old = [...made].filter(([path, text]) => filesLike(path).length === 0 || textOf(path) !== text).map(([path]) => path);

  assert.deepEqual(old, [], 'run `npm run docs`');
});

test('documents: the OpenAPI document is valid by the schema of OpenAPI 3.1, and its references lead somewhere', async () => {
  const validator = new Validator();

  const { valid, errors } = await validator.validate(document('docs/openapi.json'));

  assert.ok(valid, JSON.stringify(errors, undefined, 1));
  assert.equal(validator.version, '3.1');
  assert.doesNotThrow(() => validator.resolveRefs());
});

test('documents: every operation has a place of its own in the OpenAPI document', () => {
  const paths = Object.values(document('docs/openapi.json')['paths'] as Record<string, Record<string, { operationId: string }>>);
  const ids = paths.flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId));

  assert.ok(ids.length > 50);
  assert.equal(new Set(ids).size, ids.length);
});

test('documents: the AsyncAPI document is valid by the schema of AsyncAPI 3', () => {
  // The schema brings its own meta schema along; Ajv's would be a second one of that name.
  const ajv = new Ajv({ strict: false, validateFormats: false, logger: false, meta: false, validateSchema: false });
  const validate = ajv.compile(asyncApiSchemas.schemas['3.0.0'] as AnySchemaObject);

  const valid = validate(document('docs/asyncapi.json'));

  assert.ok(valid, ajv.errorsText(validate.errors));
});

test('documents: third-party notices name every package that is shipped', () => {
  assert.equal(textOf('THIRD_PARTY_NOTICES.md'), notices(), 'run `npm run docs`');
});

test('documents: links between documents lead somewhere', () => {
  const dead = filesLike('*.md', 'docs/**/*.md', 'services/*/README.md', 'kit/README.md').flatMap((file) =>
    [...textOf(file).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)/g)]
      .map(([, target = '']) => ({ file, target, path: new URL(target, `file:///${file}`).pathname.slice(1) }))
      .filter(({ path }) => filesLike(path, `${path.replace(/\/$/, '')}/*`).length === 0)
      .map(({ target }) => `${file}: ${target}`),
  );

  assert.deepEqual(dead, []);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CONTRACTS } from '@aceso/contracts/all';
import { ROUTES } from './routes.ts';

test('routes: every call of the app exists in the contracts with this method and path', () => {
  const declared = new Map(
    CONTRACTS.flatMap(({ operations }) => Object.values(operations).map((one) => [one.id, `${one.method} ${one.path}`])),
  );

  for (const [id, route] of Object.entries(ROUTES)) assert.equal(declared.get(id), route, id);
});

test('routes: no call of the app is meant for services only', () => {
  const internal = new Set(
    CONTRACTS.flatMap(({ operations }) =>
      Object.values(operations)
        .filter((one) => one.internal)
        .map((one) => one.id),
    ),
  );

  for (const id of Object.keys(ROUTES)) assert.equal(internal.has(id), false, id);
});

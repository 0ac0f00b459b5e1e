import { test } from 'node:test';
import { simpson } from './integrate.ts';
import { near } from './testing.ts';

test('simpson: exact for a cubic, close for a sine', () => {
  near(
    simpson((x) => x ** 3, 0, 2, 2),
    4,
    1e-12,
  );
  near(simpson(Math.sin, 0, Math.PI, 100), 2, 1e-7);
});

import { test } from 'node:test';
import { bisect } from './bisect.ts';
import { near } from './testing.ts';

test('bisect: finds a root to the last bits', () => {
  near(
    bisect((x) => x * x - 2, 0, 2),
    Math.SQRT2,
    1e-15,
  );
});

test('bisect: without a root inside it stays at the nearer bound', () => {
  near(
    bisect((x) => x + 10, 0, 2),
    0,
    1e-12,
  );
  near(
    bisect((x) => x - 10, 0, 2),
    2,
    1e-12,
  );
});

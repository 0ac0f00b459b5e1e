import { test } from 'node:test';
import { recalibrate } from './score2-region.ts';
import { near } from './testing.ts';

test('recalibrate: with shift 0 and slope 1 a risk stays what it was', () => {
  near(recalibrate(0.1, [0, 1]), 10);
});

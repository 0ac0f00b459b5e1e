import { test } from 'node:test';
import { studentCdf, studentQuantile, studentTwoSidedP } from './student-distribution.ts';
import { near } from './testing.ts';

test('Student t: table values', () => {
  near(studentQuantile(0.975, 10), 2.2281388519649385, 1e-8);
  near(studentQuantile(0.025, 1), -12.706204736432095, 1e-6);
  near(studentCdf(1, 1), 0.75, 1e-12);
  near(studentTwoSidedP(2.2281388519649385, 10), 0.05, 1e-10);
});

test('Student t: with many degrees of freedom it becomes normal', () => {
  near(studentQuantile(0.975, 1e6), 1.959963984540054, 1e-4);
});

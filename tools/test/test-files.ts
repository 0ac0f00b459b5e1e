import { globSync } from 'node:fs';
import { matchesGlob } from 'node:path';
import type { TestPhase } from './phases.ts';

const LEFT_OUT = ['node_modules', 'dist', '.aceso', '.git'];

/** Every test file of the repository, relative to its root. */
export function allTestFiles(root: string): readonly string[] {
  return globSync('**/*.test.{ts,tsx}', { cwd: root, exclude: (path) => LEFT_OUT.includes(path.split('/').at(-1) ?? '') }).toSorted();
}

const takes = (phase: TestPhase, file: string): boolean =>
  phase.files !== 'the rest' && phase.files.some((pattern) => matchesGlob(file, pattern));

/** Files of one phase; the one that takes the rest gets what no other phase names. */
export function filesOf(phase: TestPhase, all: readonly TestPhase[], files: readonly string[]): readonly string[] {
  return phase.files === 'the rest'
    ? files.filter((file) => !all.some((other) => takes(other, file)))
    : files.filter((file) => takes(phase, file));
}

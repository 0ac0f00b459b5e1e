import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcomeOf } from './line.ts';
import { counts, total } from './print.ts';
import { PHASES, type TestPhase } from './phases.ts';
import { filesOf } from './test-files.ts';

test('test run: passes, failures and skips of all phases are summed up in the last line', () => {
  const first = outcomeOf([
    { kind: 'pass', file: 'a.test.ts', name: 'one' },
    { kind: 'skip', file: 'a.test.ts', name: 'two', reason: 'no nats-server' },
  ]);
  const second = outcomeOf([{ kind: 'fail', file: 'b.test.ts', name: 'three', message: 'expected 1' }]);

  assert.equal(counts(total([first, second])), '1 passed, 1 failed, 1 skipped');
  assert.equal(counts(total([])), '0 passed, 0 failed');
});

test('test run: every test file belongs to exactly one phase', () => {
  const phases = PHASES.filter((phase): phase is TestPhase => phase.kind === 'tests');
  const files = [
    'science/a.test.ts',
    'services/users/src/domain/a.test.ts',
    'services/users/src/operations/a.test.ts',
    'tests/a.test.ts',
    'tests/front-door/a.test.ts',
    'tests/journeys/a.test.ts',
    'web/deep/er/a.test.ts',
    'kit/src/bus/a.test.ts',
  ];

  const taken = phases.flatMap((phase) => filesOf(phase, phases, files).map((file) => `${file} in ${phase.name}`));

  assert.deepEqual(taken.toSorted(), [
    'kit/src/bus/a.test.ts in doors',
    'science/a.test.ts in pure',
    'services/users/src/domain/a.test.ts in pure',
    'services/users/src/operations/a.test.ts in doors',
    'tests/a.test.ts in pure',
    'tests/front-door/a.test.ts in doors',
    'tests/journeys/a.test.ts in journeys',
    'web/deep/er/a.test.ts in web',
  ]);
});

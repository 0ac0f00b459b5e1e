import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { fromProc, fromPs, residentMegabytesOf } from './resident.ts';

const withChild = async (look: (child: number) => void): Promise<void> => {
  const child = spawn(process.execPath, ['-e', 'console.log("up"); setInterval(() => {}, 1000)'], { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    await once(child.stdout, 'data');
    look(child.pid ?? 0);
  } finally {
    child.kill();
  }
};

test('memory is counted with all that a process started', () =>
  withChild((child) => {
    const whole = residentMegabytesOf(process.pid);
    const part = residentMegabytesOf(child);
    assert.ok(part > 5, `a Node process takes ${part} MB`);
    assert.ok(whole > part, `${whole} MB with the child, the child alone ${part} MB`);
  }));

test('ps tells the same processes where there is no /proc', (t) =>
  withChild((child) => {
    const told = fromPs().find(({ pid }) => pid === child);
    assert.equal(told?.parent, process.pid);
    assert.ok((told?.kilobytes() ?? 0) > 5000);
    if (!existsSync('/proc/self/stat')) return t.diagnostic('no /proc here to compare with');
    const shared = fromProc().find(({ pid }) => pid === child);
    assert.equal(shared?.parent, process.pid);
    assert.ok((told?.kilobytes() ?? 0) >= (shared?.kilobytes() ?? 0), 'shared pages are divided in the one and not in the other');
  }));

test('a process that is gone takes nothing', () => {
  assert.equal(
    residentMegabytesOf(1, () => []),
    0,
  );
});

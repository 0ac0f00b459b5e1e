import { spawn, spawnSync } from 'node:child_process';
import { cpus } from 'node:os';

/** Does nothing for as long as its parent lives. */
const LOOP = 'const parent = process.ppid; for (let i = 0; process.ppid === parent; i++) for (let k = 0; k < 1e6; k++);';

/**
 * Keeps the cores of this machine from falling asleep: a loop on each that runs only when nothing else wants to (sched(7), SCHED_IDLE).
 * What follows then costs no waking of cores, which on a virtual machine takes longer than most of what is measured, and which a server with
 * other work does not pay either. Undone when disposed. Undefined where there is no chrt of util-linux.
 */
export function keepAwake(): Disposable | undefined {
  if (spawnSync('chrt', ['--version'], { stdio: 'ignore' }).status !== 0) return undefined;
  const loops = cpus().map(() => spawn('chrt', ['--idle', '0', process.execPath, '-e', LOOP], { stdio: 'ignore' }));
  return { [Symbol.dispose]: () => loops.forEach((loop) => loop.kill('SIGKILL')) };
}

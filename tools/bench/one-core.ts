import { execFileSync } from 'node:child_process';

/**
 * Puts a server and this process, which loads it, on the same core, where they take turns: a server of one thread is
 * then measured at what it costs. On two cores the load sleeps between answers, and each answer pays for waking the
 * core it sleeps on (a third of all time on virtual machines); as a batch process it does not interrupt the server
 * for every answer either (sched(7), SCHED_BATCH). Undone when disposed. Linux, with taskset and chrt of util-linux.
 */
export function onOneCore(serverPid: number): Disposable {
  const everywhere = affinityOf(process.pid);
  const core = everywhere.split(/[,-]/)[0] ?? '0';
  pin(serverPid, core);
  pin(process.pid, core);
  schedule('--batch');
  return {
    [Symbol.dispose]() {
      schedule('--other');
      pin(process.pid, everywhere);
      pin(serverPid, everywhere);
    },
  };
}

const affinityOf = (pid: number): string =>
  execFileSync('taskset', ['--cpu-list', '--pid', String(pid)], { encoding: 'utf8' })
    .split(': ')
    .at(-1)
    ?.trim() ?? '0';

const pin = (pid: number, cores: string): void => {
  execFileSync('taskset', ['--all-tasks', '--cpu-list', '--pid', cores, String(pid)], { stdio: 'ignore' });
};

const schedule = (policy: '--batch' | '--other'): void => {
  execFileSync('chrt', ['--all-tasks', policy, '--pid', '0', String(process.pid)], { stdio: 'ignore' });
};

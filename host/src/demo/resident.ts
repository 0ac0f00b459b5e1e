import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** One process, with the memory that it has to answer for. */
interface Held {
  readonly pid: number;
  readonly parent: number;
  readonly kilobytes: () => number;
}

/**
 * Megabytes of a process and of all that it started. On Linux proportional set sizes: pages that several share are divided
 * among them. Elsewhere the resident sizes of `ps`, which count shared pages each time: an upper bound.
 */
export function residentMegabytesOf(
  root: number,
  processes: () => readonly Held[] = existsSync('/proc/self/stat') ? fromProc : fromPs,
): number {
  const all = processes();
  const children = Map.groupBy(all, ({ parent }) => parent);
  const sum = (held: Held): number => (children.get(held.pid) ?? []).reduce((total, child) => total + sum(child), held.kilobytes());
  return Math.round(all.filter(({ pid }) => pid === root).reduce((total, held) => total + sum(held), 0) / 1000);
}

/** Remembers the highest reading of this process and of all that it started while it watches. */
export function watchResident(everyMs = 250): { readonly peak: () => number } & Disposable {
  let peak = residentMegabytesOf(process.pid);
  const timer = setInterval(() => {
    peak = Math.max(peak, residentMegabytesOf(process.pid));
  }, everyMs);
  return { peak: () => Math.max(peak, residentMegabytesOf(process.pid)), [Symbol.dispose]: () => clearInterval(timer) };
}

/** As Linux tells it in `/proc`. */
export function fromProc(): readonly Held[] {
  return readdirSync('/proc').flatMap((name) => {
    const pid = Number(name);
    if (!Number.isInteger(pid)) return [];
    try {
      // The name stands in brackets and may hold blanks: fields are counted after it.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
      return [{ pid, parent: Number(fields[1]), kilobytes: () => proportionalOf(pid) }];
    } catch {
      return []; // Ended while we looked.
    }
  });
}

/** As every Unix tells it (POSIX `ps`). */
export function fromPs(): readonly Held[] {
  return execFileSync('ps', ['-A', '-o', 'pid=', '-o', 'ppid=', '-o', 'rss='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => {
      const [pid = 0, parent = 0, kilobytes = 0] = line.trim().split(/\s+/).map(Number);
      return { pid, parent, kilobytes: () => kilobytes };
    });
}

function proportionalOf(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0; // Ended while we looked.
  }
}

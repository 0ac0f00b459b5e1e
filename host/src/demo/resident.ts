import { readFileSync, readdirSync } from 'node:fs';

/** Resident megabytes of this process and of all that it started; undefined where the system does not tell. */
export function residentMegabytes(): number {
  const children = Map.groupBy(processes(), ({ parent }) => parent);
  let kilobytes = 0;
  const add = (pid: number): void => {
    kilobytes += shareOf(pid);
    for (const { pid: child } of children.get(pid) ?? []) add(child);
  };
  add(process.pid);
  return Math.round(kilobytes / 1000);
}

/** Remembers the highest reading while it watches. */
export function watchResident(everyMs = 250): { readonly peak: () => number } & Disposable {
  let peak = residentMegabytes();
  const timer = setInterval(() => {
    peak = Math.max(peak, residentMegabytes());
  }, everyMs);
  return { peak: () => Math.max(peak, residentMegabytes()), [Symbol.dispose]: () => clearInterval(timer) };
}

function processes(): readonly { readonly pid: number; readonly parent: number }[] {
  try {
    return readdirSync('/proc').flatMap((name) => {
      const pid = Number(name);
      if (!Number.isInteger(pid)) return [];
      try {
        // The name stands in brackets and may hold blanks: fields are counted after it.
        const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
        return [{ pid, parent: Number(fields[1]) }];
      } catch {
        return []; // Ended while we looked.
      }
    });
  } catch {
    return []; // No /proc on this system: only this process is counted.
  }
}

/** Memory of a process in kB, with pages that several share divided among them (proportional set size) where the system tells. */
function shareOf(pid: number): number {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0);
  } catch {
    return pid === process.pid ? process.memoryUsage.rss() / 1000 : 0;
  }
}

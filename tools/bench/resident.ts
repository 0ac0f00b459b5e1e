import { readdirSync, readFileSync } from 'node:fs';

/** Proportional set size of a process and its descendants in MB (Linux); pages that several share are divided among them. */
export function residentMegabytesOf(root: number): number {
  const parents = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    const parent = fieldsOf(pid)[1];
    if (parent !== undefined) parents.set(Number(parent), [...(parents.get(Number(parent)) ?? []), pid]);
  }
  const add = (pid: number): number => kilobytesOf(pid) + (parents.get(pid) ?? []).reduce((sum, child) => sum + add(child), 0);
  return Math.round(add(root) / 1000);
}

/** Fields of `stat` after the name, which stands in brackets and may hold blanks. */
function fieldsOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  } catch {
    return []; // Ended while we looked.
  }
}

function kilobytesOf(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0; // As above.
  }
}

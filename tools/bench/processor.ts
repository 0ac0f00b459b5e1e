import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** Seconds of processor time that a process has used with all its threads, without its children (Linux). */
export function processorSecondsOf(pid: number): number {
  // User time is the 14th field of all, system time the 15th.
  return ticks(fieldsOf(pid), [11, 12]);
}

/** As `processorSecondsOf`, with the children of the process, also those that have ended: a database server has one for each connection. */
export function processorSecondsWithChildren(pid: number): number {
  // Behind the process's own times stand those of its ended children.
  let seconds = ticks(fieldsOf(pid), [11, 12, 13, 14]);
  for (const name of readdirSync('/proc')) {
    const fields = Number.isInteger(Number(name)) ? fieldsOf(Number(name)) : [];
    if (Number(fields[1]) === pid) seconds += ticks(fields, [11, 12]);
  }
  return seconds;
}

const ticks = (fields: readonly string[], places: readonly number[]): number =>
  places.reduce((sum, place) => sum + Number(fields[place] ?? 0), 0) / TICKS_PER_SECOND;

/** Fields of `stat` after the name, which stands in brackets and may hold blanks; none for a process that has ended. */
function fieldsOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  } catch {
    return [];
  }
}

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { alive } from './postmaster.ts';

/** Another Aceso works on the same folder. */
export class AlreadyRunning extends Error {
  override readonly name = 'AlreadyRunning';
  readonly pid: number;
  readonly address: string | undefined;
  constructor(folder: string, pid: number, address: string | undefined) {
    super(`Aceso is already running on ${folder}: process ${pid}${address === undefined ? '' : `, ${address}`}`);
    this.pid = pid;
    this.address = address;
  }
}

interface Owner {
  readonly pid: number;
  /** When that process began, as the system tells it: the number alone may have been given out again. */
  readonly born: string;
  readonly address?: string;
}

export interface Ownership {
  /** Tells a second start where this one can be reached. */
  announce(address: string): void;
  release(): void;
}

/** Claims a folder for this process; throws `AlreadyRunning` when a living one has it. A claim of a killed one is taken over. */
export function claimFolder(folder: string, file: string): Ownership {
  const me: Owner = { pid: process.pid, born: bornAt(process.pid) };
  const MOST_TRIES = 3;
  for (let attempt = 1; ; attempt += 1) {
    try {
      writeFileSync(file, JSON.stringify(me), { flag: 'wx', mode: 0o600 });
      break;
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST' || attempt === MOST_TRIES) throw cause;
      const other = readOwner(file);
      if (other !== undefined && alive(other.pid) && bornAt(other.pid) === other.born)
        throw new AlreadyRunning(folder, other.pid, other.address);
      rmSync(file, { force: true });
    }
  }
  return {
    announce: (address) => writeFileSync(file, JSON.stringify({ ...me, address }), { mode: 0o600 }),
    release: () => rmSync(file, { force: true }),
  };
}

function readOwner(file: string): Owner | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner; // written by this file only
  } catch {
    return undefined; // cut off by a kill while it was written
  }
}

function bornAt(pid: number): string {
  const stat = `/proc/${pid}/stat`;
  const START_TICKS = 19; // field 22 of proc(5), counted after the name in brackets
  if (existsSync(stat))
    return (
      readFileSync(stat, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[START_TICKS] ?? ''
    );
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

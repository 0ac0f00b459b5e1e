import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Folder of an installation: its secret, its database, its files, and where it runs now. */
export interface Home {
  readonly folder: string;
  /** 32 random bytes made at the first start; everything else that is secret is derived from them. */
  readonly secret: Uint8Array;
}

export interface RunningNote {
  readonly url: string;
  readonly pid: number;
}

const SECRET_BYTES = 32;

/** Folder given, else `ACESO_HOME`, else `.aceso` here. */
export const homeFolder = (given: string | undefined): string => resolve(given ?? process.env['ACESO_HOME'] ?? '.aceso');

/** Opens the folder, making it and its secret when they are missing. `ACESO_SECRET` (base64url) wins, for clusters. */
export function openHome(folder: string): Home {
  mkdirSync(folder, { recursive: true });
  const given = process.env['ACESO_SECRET'];
  if (given !== undefined) return { folder, secret: checked(Buffer.from(given, 'base64url'), 'ACESO_SECRET') };
  const file = join(folder, 'secret');
  if (!existsSync(file)) writePrivately(file, randomBytes(SECRET_BYTES).toString('base64url'));
  return { folder, secret: checked(Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url'), file) };
}

function checked(secret: Uint8Array, where: string): Uint8Array {
  if (secret.length < SECRET_BYTES) throw new Error(`${where} must hold at least ${SECRET_BYTES} bytes in base64url`);
  return secret;
}

/** Writes a file that only its owner can read, whole or not at all. */
export function writePrivately(file: string, text: string): void {
  const fresh = `${file}.${process.pid}.new`;
  writeFileSync(fresh, text, { mode: 0o600 });
  renameSync(fresh, file);
}

const noteFile = (folder: string): string => join(folder, 'running.json');

export const noteRunning = (folder: string, note: RunningNote): void => writePrivately(noteFile(folder), JSON.stringify(note));
export const forgetRunning = (folder: string): void => rmSync(noteFile(folder), { force: true });

/** Address of the Aceso that runs on this folder; undefined when its process has gone. */
export function findRunning(folder: string): RunningNote | undefined {
  if (!existsSync(noteFile(folder))) return undefined;
  const note = JSON.parse(readFileSync(noteFile(folder), 'utf8')) as RunningNote; // Only `noteRunning` writes it.
  try {
    process.kill(note.pid, 0);
    return note;
  } catch {
    return undefined;
  }
}

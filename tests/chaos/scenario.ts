import { mkdtempSync, rmSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { simulate, type Simulation } from '@aceso/simulator';
import { random } from '@aceso/simulator/random';
import { leftBehind, type LeftBehind } from './left-behind.ts';
import { Person, type Upload } from './person.ts';
import { freePort, startProgram, type Program } from './program.ts';

export interface ChaosOptions {
  readonly seed: number;
  readonly kills: number;
  readonly days: number;
  /** Size of the export, so that its import takes long enough to be killed in. */
  readonly megabytes: number;
  readonly say: (line: string) => void;
}

export interface ChaosResult {
  readonly truth: Simulation;
  readonly upload: Upload;
  readonly left: LeftBehind;
  /** Kills while the file was being sent or read. */
  readonly killsInImport: number;
}

const FIRST_MS = 20;
const LAST_MS = 700;
const DONE_WITHIN_MS = 300_000;
const QUIET_WITHIN_MS = 120_000;
const LOOK_EVERY_MS = 50;

/** Imports a made-up export while the program is killed again and again, each time at a random moment, and started anew. */
export async function runChaos({ seed, kills, days, megabytes, say }: ChaosOptions): Promise<ChaosResult> {
  const home = mkdtempSync(join(tmpdir(), 'aceso-chaos-'));
  const { unit } = random(seed, 'kills');
  const port = await freePort();
  let program: Program | undefined;
  try {
    const file = join(home, 'export.zip');
    const truth = await simulate({ out: file, seed, days, megabytes, end: new Date('2026-03-01T08:00:00Z'), timeZone: 'Europe/Zurich' });
    const { size } = await stat(file);
    program = await startProgram(home, port);
    const person = new Person(program.url);
    await person.register();
    const { uploadId } = await person.announce(size);
    let killsInImport = 0;
    for (let n = 1; n <= kills; n++) {
      const sending = person.send(uploadId, file).catch(() => undefined); // The connection breaks with the program.
      const afterMs = Math.round(FIRST_MS + unit() * (LAST_MS - FIRST_MS));
      await pause(afterMs);
      const { status } = await person.upload(uploadId);
      await program.kill();
      await sending;
      if (status !== 'done') killsInImport++;
      say(`kill ${n} of ${kills} after ${afterMs} ms, upload ${status}`);
      program = await startProgram(home, port);
    }
    await person.signIn();
    await person.send(uploadId, file);
    const upload = await untilDone(person, uploadId);
    await untilQuiet(person);
    await program.stop();
    program = undefined;
    return { truth, upload, left: await leftBehind(home), killsInImport };
  } finally {
    await program?.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

async function untilDone(person: Person, uploadId: string): Promise<Upload> {
  for (const end = performance.now() + DONE_WITHIN_MS; performance.now() < end; await pause(LOOK_EVERY_MS)) {
    const upload = await person.upload(uploadId);
    if (upload.status === 'done') return upload;
    if (upload.status === 'failed') throw new Error(`the import failed: ${upload.failure ?? ''}`);
  }
  throw new Error(`the import did not end within ${DONE_WITHIN_MS} ms`);
}

/** Until the notice of the import has come and the advisor has nothing left to read. */
async function untilQuiet(person: Person): Promise<void> {
  for (const end = performance.now() + QUIET_WITHIN_MS; performance.now() < end; await pause(LOOK_EVERY_MS)) {
    const { items } = await person.get<{ items: readonly { category: string }[] }>('/v1/people/me/notifications');
    const { pendingChanges, evaluatedAt } = await person.get<{ pendingChanges: number; evaluatedAt?: string }>('/v1/people/me/advisor');
    if (items.some(({ category }) => category === 'import-finished') && pendingChanges === 0 && evaluatedAt !== undefined) return;
  }
  throw new Error(`the services did not come to rest within ${QUIET_WITHIN_MS} ms`);
}

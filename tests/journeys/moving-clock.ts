import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const DAY_MS = 86_400_000;
/** Longer than the program takes to look. */
const SEEN_WITHIN_MS = 200;

/** A clock that a program under test goes by. */
export interface MovingClock extends Disposable {
  /** What the program is started with. */
  readonly environment: Readonly<Record<string, string>>;
  /** Now, as the program sees it. */
  now(): Date;
  /** Lets days pass at once. */
  passDays(days: number): Promise<void>;
}

/** A clock for one program, at the true time until days are let pass. */
export function movingClock(): MovingClock {
  const folder = mkdtempSync(join(tmpdir(), 'aceso-clock-'));
  const file = join(folder, 'ahead');
  let ahead = 0;
  const write = (): void => {
    // Written beside and moved, so that nobody reads half a number.
    writeFileSync(`${file}.next`, String(ahead));
    renameSync(`${file}.next`, file);
  };
  write();
  return {
    environment: {
      JOURNEY_CLOCK: file,
      NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, 'moved-clock.ts')).href}`,
    },
    now: () => new Date(Date.now() + ahead),
    async passDays(days) {
      ahead += days * DAY_MS;
      write();
      await pause(SEEN_WITHIN_MS);
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

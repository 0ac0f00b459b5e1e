import { readFileSync } from 'node:fs';

/**
 * Loaded before the program (`NODE_OPTIONS=--import`): its clock runs ahead by the milliseconds in the file that `JOURNEY_CLOCK` names, and
 * follows when that changes. Only tests load it; the program itself knows no other clock than the true one.
 */
const file = process.env['JOURNEY_CLOCK'] ?? '';
const LOOK_EVERY_MS = 50;
const True = Date;
let ahead = 0;

const look = (): void => {
  ahead = Number(readFileSync(file, 'utf8'));
};

class MovedDate extends True {
  constructor(...parts: readonly unknown[]) {
    if (parts.length === 0) super(True.now() + ahead);
    // The constructor of `Date` takes what its callers give; types cannot tell its forms apart here.
    else super(...(parts as [string]));
  }
  static override now(): number {
    return True.now() + ahead;
  }
}

look();
setInterval(look, LOOK_EVERY_MS).unref();
globalThis.Date = MovedDate as DateConstructor; // It is one: every static function is inherited.

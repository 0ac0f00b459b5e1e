import type { LocalTime, Zone } from '../kit/index.ts';

const SECOND_MS = 1000;

/**
 * Tells the two passes of the hour that a clock change repeats apart: local times do not, the seconds that the transmitter counts do.
 */
export class TransmitterClock {
  readonly #zone: Zone;
  /** Transmitter -> a moment whose local time is unambiguous, and its count of seconds. */
  readonly #anchors = new Map<string, { readonly at: number; readonly seconds: number }>();

  constructor(zone: Zone) {
    this.#zone = zone;
  }

  /** Milliseconds since the epoch; `seconds` is NaN when the row does not tell. */
  instant(local: LocalTime, transmitter: string, seconds: number): number {
    const [earlier, later] = [this.#zone.instant(local, 'earlier'), this.#zone.instant(local, 'later')];
    if (Number.isNaN(seconds)) return earlier;
    const anchor = this.#anchors.get(transmitter);
    if (earlier === later) this.#anchors.set(transmitter, { at: earlier, seconds });
    if (anchor === undefined || earlier === later) return earlier;
    const expected = anchor.at + (seconds - anchor.seconds) * SECOND_MS;
    return Math.abs(later - expected) < Math.abs(earlier - expected) ? later : earlier;
  }
}

import type { Context, MessageReader } from './context.ts';
import type { Message } from './decode/message.ts';

const FIELD = { fraction: 0, time256: 1, filteredBpm: 6, eventTimestamp: 9, packedEvents: 10 } as const;
/** Beats are stamped in 1/1024 s by a clock of the strap. */
const TICKS_A_SECOND = 1024;
const TURN = 4096;
const TURN_32 = 2 ** 32;

/**
 * Reads `hr` messages (132): what a chest strap recorded by itself, such as under water.
 *
 * The first message tells which moment belongs to the strap's clock; those after it give only the lowest twelve bits of that clock, two to
 * every three bytes.
 */
export class HeartRateReader implements MessageReader {
  /** The strap's clock at a moment that is known, and at the last beat. */
  #base: { readonly ticks: number; readonly instant: number } | undefined;
  #ticks = Number.NaN;

  take(message: Message, context: Context): void {
    const beats = message.values(FIELD.filteredBpm);
    const whole = message.values(FIELD.eventTimestamp).filter((ticks) => !Number.isNaN(ticks));
    if (!Number.isNaN(message.seconds) && whole.length > 0) this.#tie(message, whole[0] ?? 0);
    const times = whole.length > 0 ? whole.map((ticks) => this.#forward(ticks, TURN_32)) : this.#unpack(message.bytes(FIELD.packedEvents));
    beats.forEach((beatsPerMinute, i) => {
      if (Number.isNaN(beatsPerMinute)) return;
      const at = this.#instantAt(times[i] ?? Number.NaN);
      if (beatsPerMinute === 0) context.out.skip('hr.filtered_bpm', 'nothing-measured', at);
      else context.take('hr.filtered_bpm', 'heart-rate', 'bpm', at, at, beatsPerMinute);
    });
  }

  #tie(message: Message, ticks: number): void {
    const [fraction, time256] = [message.value(FIELD.fraction, 32_768), message.value(FIELD.time256, 256)];
    const seconds = Number.isNaN(fraction) ? (Number.isNaN(time256) ? 0 : time256) : fraction;
    this.#base = { ticks, instant: message.instant + seconds * 1000 };
    this.#ticks = ticks;
  }

  #unpack(bytes: Buffer): readonly number[] {
    const ticks: number[] = [];
    for (let at = 0; at + 2 < bytes.length; at += 3) {
      const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
      ticks.push(this.#forward(first | ((second & 15) << 8), TURN), this.#forward((second >> 4) | (third << 4), TURN));
    }
    return ticks;
  }

  /** The next place of the strap's clock that ends in these bits. */
  #forward(low: number, turn: number): number {
    if (Number.isNaN(this.#ticks)) return Number.NaN;
    return (this.#ticks += (((low - this.#ticks) % turn) + turn) % turn);
  }

  #instantAt(ticks: number): number {
    return this.#base === undefined ? Number.NaN : Math.round(this.#base.instant + ((ticks - this.#base.ticks) * 1000) / TICKS_A_SECOND);
  }
}

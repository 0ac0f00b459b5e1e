import { beginningBefore, blockOf, type SampleBlock } from './chunk-blocks.ts';
import type { Columns } from './columns.ts';
import { NumberText } from './number-text.ts';
import { PieceRoom } from './piece-room.ts';

/** Readings between two instants as columns, each written as the inside of a JSON array in pieces; they come in order of time. */
export class ValueColumns {
  readonly #from: number;
  readonly #to: number;
  readonly #room: PieceRoom;
  readonly #distances: NumberText;
  readonly #values: NumberText;
  /** Absent as long as all are instants. */
  #durations: NumberText | undefined;
  #gaps = new Float64Array(128);
  #first: number | undefined;
  #last = 0;
  #count = 0;

  /** @param to the first instant that is not looked at any more */
  constructor(from: number, to: number, room = new PieceRoom()) {
    this.#room = room;
    this.#distances = new NumberText(room);
    this.#values = new NumberText(room);
    this.#from = from;
    this.#to = to;
  }

  get count(): number {
    return this.#count;
  }

  /** Start of the first reading. */
  get first(): number | undefined {
    return this.#first;
  }

  /** Milliseconds from the start of the reading before to the start of each, 0 for the first. */
  get distances(): readonly Uint8Array[] {
    return this.#distances.pieces();
  }

  /** How many milliseconds each lasts; undefined when all are instants. */
  get durations(): readonly Uint8Array[] | undefined {
    return this.#durations?.pieces();
  }

  get values(): readonly Uint8Array[] {
    return this.#values.pieces();
  }

  /** Gives the room of the columns back: nobody looks at them any more. */
  release(): void {
    for (const column of [this.#distances, this.#values, this.#durations]) column?.release();
  }

  /** Takes in readings at instants. */
  addInstants(block: SampleBlock): void {
    const [from, to] = [beginningBefore(block, this.#from), beginningBefore(block, this.#to)];
    if (to <= from) return;
    this.#addTimes(block, from, to);
    this.#values.addAll(block.value, from, to);
    this.#durations?.addSame(0, to - from);
    this.#count += to - from;
  }

  /** Takes in readings that may last. */
  add(columns: Columns): void {
    const { start, end } = columns;
    if (end === undefined) return this.addInstants(blockOf(columns));
    const block = blockOf(columns);
    const [from, to] = [beginningBefore(block, this.#from), beginningBefore(block, this.#to)];
    if (to <= from) return;
    if (this.#durations === undefined) {
      this.#durations = new NumberText(this.#room);
      this.#durations.addSame(0, this.#count);
    }
    this.#durations.addAll(
      Float64Array.from({ length: to - from }, (_, i) => (end[from + i] ?? 0) - (start[from + i] ?? 0)),
      0,
      to - from,
    );
    this.#addTimes(block, from, to);
    this.#values.addAll(block.value, from, to);
    this.#count += to - from;
  }

  #addTimes({ first, paceMs, start }: SampleBlock, from: number, to: number): void {
    const isSteady = !Number.isNaN(paceMs);
    const begin = isSteady ? first + from * paceMs : (start[from] ?? 0);
    this.#distances.addSame(this.#first === undefined ? 0 : begin - this.#last, 1);
    this.#first ??= begin;
    if (isSteady) this.#distances.addSame(paceMs, to - from - 1);
    else {
      if (this.#gaps.length < to - from) this.#gaps = new Float64Array(to - from);
      for (let i = from + 1; i < to; i++) this.#gaps[i - from] = (start[i] ?? 0) - (start[i - 1] ?? 0);
      this.#distances.addAll(this.#gaps, 1, to - from);
    }
    this.#last = isSteady ? first + (to - 1) * paceMs : (start[to - 1] ?? 0);
  }
}

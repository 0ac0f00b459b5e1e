import { ownRoom, type Allocate } from './column-room.ts';
import type { Columns } from './columns.ts';

/** Room to begin with: an hour of minutes. */
const ROOM = 60;

/** Columns that are being filled; ends only when a sample lasts. */
export class Rows {
  readonly #allocate: Allocate;
  #start: Float64Array;
  #end: Float64Array | undefined;
  #value: Float64Array;
  #count = 0;

  constructor(allocate: Allocate = ownRoom) {
    this.#allocate = allocate;
    this.#start = allocate(ROOM);
    this.#value = allocate(ROOM);
  }

  add(start: number, end: number, value: number): void {
    if (this.#count === this.#start.length) {
      this.#start = this.#twiceAsLong(this.#start);
      this.#value = this.#twiceAsLong(this.#value);
      if (this.#end !== undefined) this.#end = this.#twiceAsLong(this.#end);
    }
    if (end !== start && this.#end === undefined) {
      this.#end = this.#allocate(this.#start.length);
      this.#end.set(this.#start);
    }
    this.#start[this.#count] = start;
    this.#value[this.#count] = value;
    if (this.#end !== undefined) this.#end[this.#count] = end;
    this.#count++;
  }

  columns(): Columns {
    const count = this.#count;
    return {
      count,
      start: this.#start.subarray(0, count),
      ...(this.#end && { end: this.#end.subarray(0, count) }),
      value: this.#value.subarray(0, count),
    };
  }

  #twiceAsLong(column: Float64Array): Float64Array {
    const longer = this.#allocate(column.length * 2);
    longer.set(column);
    return longer;
  }
}

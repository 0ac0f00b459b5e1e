/** Gives room for a column of so many numbers; what stands in it is left over from before. */
export type Allocate = (count: number) => Float64Array;

/** Room of its own for every column. */
export const ownRoom: Allocate = (count) => new Float64Array(count);

/**
 * Room that is used again: for whoever looks at chunks one after the other and keeps nothing of them.
 *
 * A year of minutes is a thousand columns; making and clearing them away takes longer than reading them.
 */
export class SharedRoom {
  #room = new Float64Array(0);
  #taken = 0;
  /**
   * Gives all room back: columns that were given before are overwritten from now on.
   *
   * @param keepAtMost room for more numbers than this is let go
   */
  clear(keepAtMost = Infinity): void {
    if (this.#room.length > keepAtMost) this.#room = new Float64Array(0);
    this.#taken = 0;
  }

  readonly allocate: Allocate = (count) => {
    // Columns that were given since the last clearing keep the old room.
    if (this.#taken + count > this.#room.length) [this.#room, this.#taken] = [new Float64Array(4 * count), 0];
    this.#taken += count;
    return this.#room.subarray(this.#taken - count, this.#taken);
  };
}

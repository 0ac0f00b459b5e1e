import { beginningBefore, type SampleBlock } from './chunk-blocks.ts';

/** What happened in one stretch of time. */
export interface Stretch {
  readonly at: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly mean: number;
  readonly count: number;
}

/** Minimum, maximum and mean of each of so many equal stretches between two instants, of samples that come in any order. */
export class Downsampler {
  readonly #from: number;
  readonly #to: number;
  readonly #points: number;
  readonly #step: number;
  readonly #minimum: Float64Array;
  readonly #maximum: Float64Array;
  readonly #sum: Float64Array;
  readonly #count: Uint32Array;

  /** @param to the first instant that is not looked at any more */
  constructor(from: number, to: number, points: number) {
    this.#from = from;
    this.#to = to;
    this.#points = points;
    this.#step = (to - from) / points;
    this.#minimum = new Float64Array(points).fill(Infinity);
    this.#maximum = new Float64Array(points).fill(-Infinity);
    this.#sum = new Float64Array(points);
    this.#count = new Uint32Array(points);
  }

  /** Takes in samples, of which nothing is kept. */
  add(block: SampleBlock): void {
    const { first, paceMs, count } = block;
    let i = beginningBefore(block, this.#from);
    const end = beginningBefore(block, this.#to);
    if (Number.isNaN(paceMs)) return this.#addUneven(block, i, end);
    while (i < end) {
      const place = this.#placeOf(first + i * paceMs);
      let until = Math.min(end, paceMs === 0 ? count : Math.ceil((this.#from + (place + 1) * this.#step - first) / paceMs));
      // Division rounds: the sample itself says where it belongs.
      while (until - 1 > i && this.#placeOf(first + (until - 1) * paceMs) > place) until--;
      while (until < end && this.#placeOf(first + until * paceMs) === place) until++;
      this.#take(place, block.value, i, until);
      i = until;
    }
  }

  /** What was taken in; a stretch without samples is left out. */
  stretches(): readonly Stretch[] {
    const stretches: Stretch[] = [];
    for (let place = 0; place < this.#points; place++) {
      const n = this.#count[place] ?? 0;
      if (n > 0)
        stretches.push({
          at: Math.round(this.#from + place * this.#step),
          minimum: this.#minimum[place] ?? 0,
          maximum: this.#maximum[place] ?? 0,
          mean: (this.#sum[place] ?? 0) / n,
          count: n,
        });
    }
    return stretches;
  }

  #addUneven({ start, value }: SampleBlock, from: number, end: number): void {
    for (let i = from; i < end;) {
      const place = this.#placeOf(start[i] ?? 0);
      // What begins before this is in the same stretch for sure: no division a sample.
      const surely = this.#from + (place + 1) * this.#step - 1;
      let until = i + 1;
      while (until < end && ((start[until] ?? 0) < surely || this.#placeOf(start[until] ?? 0) === place)) until++;
      this.#take(place, value, i, until);
      i = until;
    }
  }

  #placeOf(at: number): number {
    return Math.min(this.#points - 1, Math.floor((at - this.#from) / this.#step));
  }

  #take(place: number, value: Float64Array, from: number, to: number): void {
    let least = this.#minimum[place] ?? 0;
    let most = this.#maximum[place] ?? 0;
    let total = this.#sum[place] ?? 0;
    for (let i = from; i < to; i++) {
      const reading = value[i] ?? 0;
      if (reading < least) least = reading;
      if (reading > most) most = reading;
      total += reading;
    }
    this.#minimum[place] = least;
    this.#maximum[place] = most;
    this.#sum[place] = total;
    this.#count[place] = (this.#count[place] ?? 0) + to - from;
  }
}

import type { SampleBlock } from './chunk-blocks.ts';

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
    if (Number.isNaN(paceMs)) return this.#addUneven(block);
    let i = this.#before(this.#from, block);
    const end = this.#before(this.#to, block);
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

  #addUneven({ start, value, count }: SampleBlock): void {
    let i = firstFrom(start, count, this.#from);
    const end = firstFrom(start, count, this.#to);
    while (i < end) {
      const place = this.#placeOf(start[i] ?? 0);
      // What begins before this is in the same stretch for sure: no division a sample.
      const surely = this.#from + (place + 1) * this.#step - 1;
      let until = i + 1;
      while (until < end && ((start[until] ?? 0) < surely || this.#placeOf(start[until] ?? 0) === place)) until++;
      this.#take(place, value, i, until);
      i = until;
    }
  }

  /** How many samples of a steady pace begin before an instant. */
  #before(at: number, { first, paceMs, count }: SampleBlock): number {
    if (paceMs === 0) return first < at ? count : 0;
    return Math.max(0, Math.min(count, Math.ceil((at - first) / paceMs)));
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

/** Place of the first of ascending times that is an instant or later. */
function firstFrom(start: Float64Array, count: number, at: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((start[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

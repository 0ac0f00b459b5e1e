/** Counts of one of a source's own types, in the file's own unit and before any merging. */
export interface Tally {
  readonly read: number;
  /** Handed over; whether stored or already there, the store tells. */
  readonly delivered: number;
  readonly skipped: number;
  readonly quarantined: number;
  readonly sum?: number;
  /** Earliest start and latest end, milliseconds since the epoch. */
  readonly first?: number;
  readonly last?: number;
}

/** Grows while a file is read. Plain fields, because it is touched once per sample. */
export class RunningTally {
  read = 0;
  delivered = 0;
  skipped = 0;
  quarantined = 0;
  sum = 0;
  first = Infinity;
  last = -Infinity;
  isSummed = false;

  /** One more reading of this type, at its time; times that could not be read are NaN and change nothing. */
  see(start: number, end: number): void {
    this.read++;
    if (start < this.first) this.first = start;
    if (end > this.last) this.last = end;
  }

  /** Adds to the sum, in the unit of the file. */
  add(value: number): void {
    this.sum += value;
    this.isSummed = true;
  }

  /** Adds what somebody else counted. */
  join({ read, delivered, skipped, quarantined, sum, first = Infinity, last = -Infinity }: Tally): void {
    this.read += read;
    this.delivered += delivered;
    this.skipped += skipped;
    this.quarantined += quarantined;
    if (sum !== undefined) this.add(sum);
    this.first = Math.min(this.first, first);
    this.last = Math.max(this.last, last);
  }

  snapshot(): Tally {
    return {
      read: this.read,
      delivered: this.delivered,
      skipped: this.skipped,
      quarantined: this.quarantined,
      ...(this.isSummed && { sum: this.sum }),
      ...(Number.isFinite(this.first) && { first: this.first }),
      ...(Number.isFinite(this.last) && { last: this.last }),
    };
  }
}

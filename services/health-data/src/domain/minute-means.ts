/** Mean of the minutes' means of readings that come in order of time, with their least and largest. */
export class MinuteMeans {
  minimum = Infinity;
  maximum = -Infinity;
  n = 0;
  /** The newest minute with a reading. */
  minute = -1;
  /** Of the minutes before the newest one. */
  #total = 0;
  #filled = 0;
  #sum = 0;
  #count = 0;

  /** @param minute none before the newest one */
  add(minute: number, value: number): void {
    if (minute !== this.minute) {
      if (this.#count > 0) this.#total += this.#sum / this.#count;
      this.#filled++;
      this.minute = minute;
      this.#sum = 0;
      this.#count = 0;
    }
    this.#sum += value;
    this.#count++;
    this.n++;
    if (value < this.minimum) this.minimum = value;
    if (value > this.maximum) this.maximum = value;
  }

  /** Not a number while there is no reading. */
  mean(): number {
    return (this.#total + this.#sum / this.#count) / this.#filled;
  }
}

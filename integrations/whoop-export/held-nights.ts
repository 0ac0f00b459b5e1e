/** Rows held until the table of sleeps has come; a life has thirty thousand nights. */
const HELD_MAX = 50_000;

/**
 * Nights as the table of cycles tells them. Each main sleep stands in the table of sleeps, too, which may come before or after: a cycle
 * speaks for its night only where that table does not.
 */
export class HeldNights {
  readonly #told = new Set<number>();
  readonly #held: { readonly onset: number; readonly give: () => void }[] = [];

  /** The table of sleeps tells of the sleep that began then. */
  tell(onset: number): void {
    this.#told.add(onset);
  }

  hold(onset: number, give: () => void): void {
    if (!Number.isNaN(onset) && this.#held.length < HELD_MAX) this.#held.push({ onset, give });
  }

  /** Gives away what nobody else told. */
  end(): void {
    for (const { onset, give } of this.#held) if (!this.#told.has(onset)) give();
  }
}

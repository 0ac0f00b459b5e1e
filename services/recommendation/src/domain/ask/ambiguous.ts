/** A question that has no one meaning: what to choose from, in words. */
export class Ambiguous extends Error {
  readonly options: readonly string[];
  constructor(message: string, options: readonly string[]) {
    super(message);
    this.options = options;
  }
}

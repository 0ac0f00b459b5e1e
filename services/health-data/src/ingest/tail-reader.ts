/** Makes sure that what was answered is seen. */
export interface TailReader {
  /** Merges what waits for a person. */
  settle(personId: string): Promise<void>;
}

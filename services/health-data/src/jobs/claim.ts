/** How long a claim holds without a word from its process. */
export const CLAIM_MS = 6_000;

/** The upload was cancelled, or another process has it. */
export class NoLongerOurs extends Error {
  override readonly name = 'NoLongerOurs';
}

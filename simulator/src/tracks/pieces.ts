/** A part of an amount with its share of the time. */
export interface Piece {
  readonly startSec: number;
  readonly endSec: number;
  readonly amount: number;
}

/** Cuts an amount into records of at most `longestSec`, each rounded by `toStep` so that they still add up to the rounded whole. */
export function pieces(
  startSec: number,
  endSec: number,
  amount: number,
  longestSec: number,
  toStep: (value: number) => number,
): readonly Piece[] {
  const count = Math.max(1, Math.ceil((endSec - startSec) / longestSec));
  const edge = (n: number): number => startSec + Math.round(((endSec - startSec) * n) / count);
  const upTo = (n: number): number => toStep((amount * n) / count);
  return Array.from({ length: count }, (_, n) => ({ startSec: edge(n), endSec: edge(n + 1), amount: toStep(upTo(n + 1) - upTo(n)) }));
}

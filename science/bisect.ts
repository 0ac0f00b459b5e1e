const MOST_STEPS = 200;

/**
 * Root of an increasing function between two bounds by halving the interval until it cannot be halved any more.
 *
 * Slower than Newton's method and never lost. A function with no sign change gives the bound nearest to its root.
 */
export function bisect(increasing: (x: number) => number, low: number, high: number): number {
  let from = low;
  let to = high;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const middle = (from + to) / 2;
    if (middle === from || middle === to) break;
    if (increasing(middle) < 0) from = middle;
    else to = middle;
  }
  return (from + to) / 2;
}

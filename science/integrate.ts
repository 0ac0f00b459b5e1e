/** Integral of a smooth function between two bounds by Simpson's rule with `steps` (even) equal steps. */
export function simpson(f: (x: number) => number, from: number, to: number, steps: number): number {
  const width = (to - from) / steps;
  let total = f(from) + f(to);
  for (let i = 1; i < steps; i += 1) total += (i % 2 === 1 ? 4 : 2) * f(from + i * width);
  return (total * width) / 3;
}

const SHORT = 100;

/** JSON as Prettier leaves it: short lists on one line. */
export const json = (value: unknown): string =>
  `${JSON.stringify(value, null, 2).replaceAll(/\[\n\s+([^[\]{}]*?)\n\s+\]/g, (whole, inner: string) => {
    const line = `[${inner.replaceAll(/,\n\s+/g, ', ')}]`;
    return line.length <= SHORT ? line : whole;
  })}\n`;

const OTHERWISE = 'en-GB';
const LONGEST = 200;

/** The reader's first locale of `Accept-Language` (RFC 9110 12.5.4) that a formatter understands. */
export function localeOf(header: string | undefined): string {
  for (const part of (header ?? '').slice(0, LONGEST).split(',')) {
    const tag = part.split(';')[0]?.trim() ?? '';
    if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag)) continue;
    try {
      return Intl.getCanonicalLocales(tag)[0] ?? OTHERWISE;
    } catch {
      // Not a tag after all: the next one may be.
    }
  }
  return OTHERWISE;
}

const LONGEST = 2_000;
const HOME = '/today';
/** Any origin would do: an address that leaves it is not a path. */
const NOWHERE = 'https://return.invalid';

/**
 * Path to come back to after sign-in; anything that could lead elsewhere becomes Today.
 *
 * Browsers read `//host`, `/\host` and control characters in their own ways, so the path must be plain before it is even parsed.
 */
export function returnPathOf(given: unknown): string {
  if (typeof given !== 'string' || given.length > LONGEST || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(given)) return HOME;
  if (!URL.canParse(given, NOWHERE)) return HOME;
  const { origin, pathname, search, hash } = new URL(given, NOWHERE);
  if (origin !== NOWHERE || pathname.startsWith('//') || /^\/(auth|oauth|v1)(\/|$)/.test(pathname)) return HOME;
  return `${pathname}${search}${hash}`;
}

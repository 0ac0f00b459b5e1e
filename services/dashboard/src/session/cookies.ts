/** Names and attributes of our cookies: on HTTPS bound to this very host by the `__Host-` prefix (RFC 6265bis 4.1.3.2). */
export interface Cookies {
  /** Name of the cookie that opens the session. */
  readonly session: string;
  /** Name of the cookie that a trip to the sign-in pages leaves behind. */
  readonly trip: string;
  read(header: string | undefined, name: string): string | undefined;
  write(name: string, value: string, maxAgeSeconds: number): string;
  drop(name: string): string;
}

const LONGEST = 4_096;

/** Cookies for an installation that people reach under this origin; over plain HTTP, on one's own machine, without the prefix. */
export function createCookies(publicOrigin: string): Cookies {
  const isSecure = publicOrigin.startsWith('https:');
  const named = (name: string): string => (isSecure ? `__Host-${name}` : name);
  const write = (name: string, value: string, maxAgeSeconds: number): string =>
    `${name}=${value}; Path=/; Max-Age=${Math.round(maxAgeSeconds)}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
  return {
    session: named('aceso'),
    trip: named('aceso-trip'),
    write,
    drop: (name) => write(name, '', 0),
    read(header, name) {
      const pair = (header ?? '').split(';').find((part) => part.trim().startsWith(`${name}=`));
      const value = pair?.trim().slice(name.length + 1);
      return value === undefined || value === '' || value.length > LONGEST ? undefined : value;
    },
  };
}

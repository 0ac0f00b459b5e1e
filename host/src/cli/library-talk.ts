import process from 'node:process';

/**
 * oidc-provider names the Node releases of its maintainers when it is loaded; ours is pinned and the whole suite runs on it
 * (docs/decisions/0160).
 */
const KNOWN = 'oidc-provider WARNING: Unsupported runtime';

/** Keeps what libraries say through the console off standard output, which belongs to results, and drops what is known and answered. */
export function tameLibraries(): void {
  const say = (...words: readonly unknown[]): void => {
    const line = words.map(String).join(' ');
    if (!line.includes(KNOWN)) process.stderr.write(`${line}\n`);
  };
  Object.assign(console, { log: say, info: say, debug: say, warn: say });
}

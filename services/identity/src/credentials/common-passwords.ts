import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = join(import.meta.dirname, 'common-passwords.txt');

/** Says whether a password is among the most common ones (NIST SP 800-63B 5.1.1.2), whatever the case of its letters. Reads them when it is first asked. */
export function loadCommonPasswords(): (password: string) => boolean {
  let known: ReadonlySet<string> | undefined;
  return (password) => (known ??= readList()).has(password.normalize('NFKC').toLowerCase());
}

function readList(): ReadonlySet<string> {
  const lines = readFileSync(FILE, 'utf8').split('\n');
  return new Set(lines.filter((line) => line !== '' && !line.startsWith('#')));
}

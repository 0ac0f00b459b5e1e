const BLANK = 0x20;
const AMPERSAND = 0x26;
const TILDE = 0x7e;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text of an attribute: entities resolved, control characters that XML forbids (some apps write them) taken out. */
export function attributeText(bytes: Buffer, from: number, to: number): string {
  if (isPlain(bytes, from, to)) return bytes.toString('latin1', from, to);
  const raw = bytes.toString('utf8', from, to);
  const resolved = raw.includes('&') ? raw.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, resolveEntity) : raw;
  // eslint-disable-next-line no-control-regex -- the very characters we are after
  return /[\u0000-\u001f]/.test(resolved) ? resolved.replace(/[\t\n\r]/g, ' ').replace(/[\u0000-\u001f]/g, '') : resolved;
}

/** Whether bytes are printable ASCII without entities: most attributes are, and telling so byte by byte costs less than one regular expression. */
export function isPlain(bytes: Buffer, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < BLANK || byte > TILDE || byte === AMPERSAND) return false;
  }
  return true;
}

function resolveEntity(whole: string, body: string): string {
  if (!body.startsWith('#')) return NAMED[body] ?? whole;
  const code = body[1] === 'x' || body[1] === 'X' ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1));
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/** Digits of other scripts (Arabic, Persian) as ASCII, and no-break blanks (also the narrow one before AM and PM) as blanks. */
export const plainText = (text: string): string =>
  text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[\u00a0\u202f\u2009]/g, ' ');

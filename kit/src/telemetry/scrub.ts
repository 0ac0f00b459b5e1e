/** Names whose values are secrets wherever they stand in a line, also as the end of a longer name. */
const SECRET_FIELD =
  /"([\w.-]*(?:authorization|cookie|password|passwd|secret|token|api[-_]?key|otp|verifier))":(?:"(?:[^"\\]|\\.)*"|\[[^\]]*\]|[\d.eE+-]+)/gi;
const BEARER = /\b(Bearer|Basic|DPoP) [A-Za-z0-9._~+/=-]{8,}/g;
const JWT = /\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/g;
const PERSONAL_TOKEN = /\baceso_[A-Za-z0-9_-]{16,}/g;
const URL_PASSWORD = /(:\/\/[^:@/\s"]*):[^@/\s"]+@/g;
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}\b/g;
const WORTH_A_LOOK = /"[^"]*(?:auth|cookie|passw|secret|token|key|otp|verifier)[^"]*":|Bearer |Basic |DPoP |eyJ|aceso_|@/i;

/** Takes secrets and addresses of people out of a finished log line, at any depth; the line stays JSON. */
export function scrub(line: string): string {
  if (!WORTH_A_LOOK.test(line)) return line;
  return line
    .replace(SECRET_FIELD, '"$1":"[redacted]"')
    .replace(BEARER, '$1 [redacted]')
    .replace(JWT, '[redacted]')
    .replace(PERSONAL_TOKEN, '[redacted]')
    .replace(URL_PASSWORD, '$1:[redacted]@')
    .replace(EMAIL, '[email]');
}

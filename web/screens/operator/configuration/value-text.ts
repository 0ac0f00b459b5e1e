/** A value as people may see it: a secret shows only its fingerprint. */
export interface ShownValue {
  readonly value?: unknown;
  readonly fingerprint?: string;
}

/** A value in one line; `undefined` when there is none. */
export function valueText(shown: ShownValue | undefined): string | undefined {
  if (shown === undefined) return undefined;
  if (shown.fingerprint !== undefined) return `•••• ${shown.fingerprint.slice(0, 12)}`;
  if (shown.value === undefined) return undefined;
  return JSON.stringify(shown.value);
}

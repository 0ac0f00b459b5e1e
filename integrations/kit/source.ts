/** What a source is: decides whose count stands when two saw the same minute. */
export type SourceKind = 'manual' | 'watch' | 'phone' | 'scale' | 'monitor' | 'app';

/** Who delivered a reading: a device or an app, as the person knows it. */
export interface SourceRef {
  /** Folder name of the integration, when an upload may hold files of several. */
  readonly integration?: string;
  /** Stable within an integration: the same watch has the same key in every export. */
  readonly key: string;
  /** Name to show. May hold the person's own name: never logged. */
  readonly name: string;
  readonly kind: SourceKind;
  readonly manufacturer?: string;
  readonly model?: string;
  readonly hardware?: string;
}

/** How a program prints an object: `<<HKDevice: 0x282a45810>, name:Apple Watch, …>`; the address is another one after each start. */
const PRINTED = /^<+\s*\w+:\s*0x[0-9a-f]+\s*>*(?:.*?\bname:\s*(?<name>[^,>]+))?/i;
/** An address in memory, with what programs put around it. */
const ADDRESS = /[<([]*(?:\w+:\s*)?\b0x[0-9a-f]{6,16}\b[>)\]]*/gi;

/**
 * A name without what changes from one start of a program to the next: blanks of all kinds are one, addresses in memory are gone.
 *
 * Two readings whose names differ in nothing else come from one source. A name that is nothing but an address is `Unknown`.
 */
export function steadyName(name: string): string {
  const printed = name.includes('0x') ? (PRINTED.exec(name)?.groups?.['name'] ?? name.replaceAll(ADDRESS, ' ')) : name;
  return (
    printed
      .replaceAll(/[\s\u00a0\u202f]+/g, ' ')
      .replaceAll(/ (?=[,;])/g, '')
      .replace(/^[ ,;:<]+|[ ,;:>]+$/g, '')
      .trim() || 'Unknown'
  );
}

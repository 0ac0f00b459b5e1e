/**
 * Rank that a source begins with: manual entries, then what is worn, then the phone, then other apps; people may change it.
 *
 * The same order that Apple uses when nobody changed it (Apple Support HT204351).
 */
const RANKS: Readonly<Record<string, number>> = { manual: 100, watch: 200, monitor: 300, scale: 300, phone: 400, app: 500 };

export const firstRank = (kind: string): number => RANKS[kind] ?? 500;

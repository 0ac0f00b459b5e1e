import type { SourceRef } from '../kit/index.ts';

/** Samsung Health as a whole: what only a watch measures, and what the app made of everything. */
export const SAMSUNG: SourceRef = { key: 'samsung-health', name: 'Samsung Health', kind: 'watch', manufacturer: 'Samsung' };

/** A device that counts steps: phone and watch both do. Which of them it is, its id does not tell. */
export const deviceOf = (id: string): SourceRef =>
  id === '' ? SAMSUNG : { key: `samsung-health/${id}`, name: 'Samsung Health device', kind: 'app', manufacturer: 'Samsung' };

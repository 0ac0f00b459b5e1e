import type { SourceRef } from '../kit/index.ts';

/** A Polar device by its serial number, or the account when the file does not name one. */
export const polarDevice = (id: string): SourceRef =>
  id === '' ? POLAR : { key: `polar/${id}`, name: 'Polar device', kind: 'watch', manufacturer: 'Polar' };

export const POLAR: SourceRef = { key: 'polar-flow', name: 'Polar Flow', kind: 'watch', manufacturer: 'Polar' };

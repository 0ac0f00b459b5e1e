import type { SourceRef } from '../kit/index.ts';

export const RING: SourceRef = { key: 'ring', name: 'Ultrahuman Ring', kind: 'watch', manufacturer: 'Ultrahuman' };
/** The sensor that Ultrahuman sells as M1. */
export const GLUCOSE_SENSOR: SourceRef = { key: 'glucose-sensor', name: 'Ultrahuman M1', kind: 'monitor', manufacturer: 'Ultrahuman' };

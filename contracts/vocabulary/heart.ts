import type { Metric } from './metric.ts';
import { byDefinition, ofBody } from './plausible.ts';
import { CONDUCTANCE, MILLISECONDS, PERCENT, PER_MINUTE } from './units.ts';

const HEART = { family: 'heart', category: 'heart', kind: 'discrete', aggregation: 'mean' } as const;

/** Heart: rate, variability and rhythm. SDNN and RMSSD are two quantities and never share a series. */
export const HEART_METRICS: readonly Metric[] = [
  {
    id: 'heart-rate',
    name: 'Heart rate',
    ...HEART,
    ...PER_MINUTE,
    plausible: ofBody(20, 300),
    loinc: '8867-4',
    openMHealth: 'omh:heart-rate:2.0',
    healthKit: 'HKQuantityTypeIdentifierHeartRate',
    healthConnect: 'HeartRate',
  },
  {
    id: 'resting-heart-rate',
    name: 'Resting heart rate',
    ...HEART,
    ...PER_MINUTE,
    plausible: ofBody(20, 200),
    loinc: '40443-4',
    openMHealth: 'omh:heart-rate:2.0',
    healthKit: 'HKQuantityTypeIdentifierRestingHeartRate',
    healthConnect: 'RestingHeartRate',
  },
  {
    id: 'walking-heart-rate-average',
    name: 'Walking heart rate',
    ...HEART,
    ...PER_MINUTE,
    plausible: ofBody(20, 250),
    healthKit: 'HKQuantityTypeIdentifierWalkingHeartRateAverage',
  },
  {
    id: 'heart-rate-recovery-one-minute',
    name: 'Heart rate recovery',
    ...HEART,
    ...PER_MINUTE,
    plausible: ofBody(0, 150),
    healthKit: 'HKQuantityTypeIdentifierHeartRateRecoveryOneMinute',
  },
  {
    id: 'heart-rate-variability-sdnn',
    name: 'Heart rate variability (SDNN)',
    ...HEART,
    ...MILLISECONDS,
    plausible: ofBody(0, 500),
    loinc: '80404-7',
    healthKit: 'HKQuantityTypeIdentifierHeartRateVariabilitySDNN',
  },
  {
    id: 'heart-rate-variability-rmssd',
    name: 'Heart rate variability (RMSSD)',
    ...HEART,
    ...MILLISECONDS,
    plausible: ofBody(0, 500),
    healthConnect: 'HeartRateVariabilityRmssd',
  },
  // One beat to the next, as chest straps and some watches record them: what variability is worked out from.
  {
    id: 'rr-interval',
    name: 'Interval between beats',
    ...HEART,
    ...MILLISECONDS,
    plausible: ofBody(150, 5000),
    loinc: '8637-1',
    openMHealth: 'omh:rr-interval:1.0',
  },
  {
    id: 'atrial-fibrillation-burden',
    name: 'Time in atrial fibrillation',
    ...HEART,
    ...PERCENT,
    plausible: byDefinition(0, 100),
    healthKit: 'HKQuantityTypeIdentifierAtrialFibrillationBurden',
  },
  {
    id: 'peripheral-perfusion-index',
    name: 'Peripheral perfusion index',
    ...HEART,
    ...PERCENT,
    plausible: byDefinition(0, 100),
    loinc: '61006-3',
    healthKit: 'HKQuantityTypeIdentifierPeripheralPerfusionIndex',
  },
  {
    id: 'electrodermal-activity',
    name: 'Electrodermal activity',
    ...HEART,
    ...CONDUCTANCE,
    plausible: ofBody(0, 1000),
    healthKit: 'HKQuantityTypeIdentifierElectrodermalActivity',
  },
];

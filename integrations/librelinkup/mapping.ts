import { Gatherer, type Incoming, type Window } from '../kit/connector/index.ts';
import type { SourceRef } from '../kit/index.ts';
import { factoryInstant } from './time.ts';
import * as wire from './wire.ts';

/** The sensor of the moment: each lasts two weeks, and they follow each other. */
export const SENSOR: SourceRef = { key: 'sensor', name: 'FreeStyle Libre', kind: 'monitor', manufacturer: 'Abbott' };

/**
 * Readings of half a day and the present one, those that lie in the window.
 *
 * LibreLinkUp gives them no ids: the same instant is the same reading.
 */
export function mapGraph({ connection, graphData }: wire.Graph, { from, to }: Window): Incoming {
  const gather = new Gatherer();
  const take = (reading: unknown, sourceType: string): void => {
    if (!wire.Reading.fits(reading)) return gather.malformed(sourceType);
    const start = factoryInstant(reading.FactoryTimestamp);
    if (start < from.getTime() || start >= to.getTime()) return;
    gather.skip();
    gather.sample({ metric: 'blood-glucose', sourceType, source: SENSOR, sourceUnit: 'mg/dL', start, value: reading.ValueInMgPerDl });
  };
  for (const reading of graphData) take(reading, 'graphData');
  const present = connection.glucoseMeasurement;
  // Between two sensors there is none.
  if (present !== undefined && present !== null) take(present, 'glucoseMeasurement');
  return gather.result();
}

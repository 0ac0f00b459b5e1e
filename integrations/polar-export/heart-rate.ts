import { isoDay, listOf, numberOf, objectOf, textIn, type Collector, type Json } from '../kit/index.ts';
import { polarDevice } from './source.ts';

const TYPE = '247ohr';

/** Takes one day of one device: heart rate all day long, in seconds from the local midnight. */
export function takeHeartRateDay(day: Readonly<Record<string, Json>>, out: Collector): void {
  const { start } = isoDay(textIn(day['date']), out.zone);
  const source = polarDevice(typeof day['deviceId'] === 'number' ? String(day['deviceId']) : textIn(day['deviceId']));
  const stream = out.stream(TYPE, 'heart-rate', source, 'bpm');
  for (const entry of listOf(day['samples'])) {
    const { heartRate = null, secondsFromDayStart = null } = objectOf(entry);
    const at = start + numberOf(secondsFromDayStart) * 1000;
    const value = numberOf(heartRate);
    if (Number.isNaN(value))
      out.quarantine({ sourceType: TYPE, metric: 'heart-rate', source, start: at, end: at, reason: 'value-unreadable' });
    else if (value === 0) out.skip(TYPE, 'nothing-measured', at);
    else out.sample(stream, at, at, value);
  }
}

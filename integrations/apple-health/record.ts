import { metric } from '@aceso/contracts/vocabulary';
import { beatsOf, rmssdMs, type Beats } from './beats.ts';
import type { Collector } from './collector.ts';
import type { Element } from './element.ts';
import { frameOf, recordFrame, type ElementFrame } from './frame.ts';
import { CONTEXT_KEYS, isReproductive, sleepStageOf } from './mapping.ts';
import { looseNumber } from './number.ts';
import type { SampleStream } from './stream.ts';

const SLEEP = 'HKCategoryTypeIdentifierSleepAnalysis';
const STAND_HOUR = 'HKCategoryTypeIdentifierAppleStandHour';
const MINDFUL = 'HKCategoryTypeIdentifierMindfulSession';
/** Type under which elements without one are counted. */
const NAMELESS = 'Record';

/** Takes one `Record` element of any form: the strict way, which the fast path must agree with. */
export function takeRecord(element: Element, collector: Collector): void {
  const type = element.attributes.get('type') || NAMELESS;
  const frame = frameOf(element, collector.sources);
  if (Number.isNaN(frame.start) || Number.isNaN(frame.end)) return refuse(collector, type, frame, 'date-unreadable');
  const text = element.attributes.get('value') ?? '';
  if (isNamed(type)) return takeNamed(type, text, frame, collector);
  const unit = unitOf(type) ?? element.attributes.get('unit') ?? '';
  const stream = collector.stream(type, frame.sourceName, frame.device, unit, frame.isManual);
  const value = valueOf(type, text || (element.attributes.get('average') ?? ''), frame);
  if (stream === undefined) return takeUnlisted(element, type, value, frame, collector);
  if (Number.isNaN(value)) return refuse(collector, type, frame, 'value-unreadable');
  collector.sample(stream, frame.start, frame.end, value, contextOf(frame));
  const list = element.children.find((child) => child.name === 'HeartRateVariabilityMetadataList');
  if (list !== undefined) takeBeats(beatsOf(list), type, stream, frame, collector);
}

/** Whether records of a category are kept by the name of their value. Stand hours and mindful minutes are quantities in disguise. */
export const isNamed = (type: string): boolean => type.startsWith('HKCategoryType') && unitOf(type) === undefined;

/** Unit of a category that tells a quantity; undefined for every other type. */
export const unitOf = (type: string): string | undefined => (type === STAND_HOUR ? 'count' : type === MINDFUL ? 'min' : undefined);

/** Takes a record of a category: a stretch of sleep, or an event. */
export const takeNamed = (type: string, text: string, frame: ElementFrame, collector: Collector): void =>
  type === SLEEP ? takeSleep(type, text, frame, collector) : takeEvent(type, text, frame, collector);

/** Code of the circumstance that the metadata of a record names. */
export function contextOf(frame: Pick<ElementFrame, 'metadata'>): number {
  for (const key of CONTEXT_KEYS) {
    const code = Number(frame.metadata[key] ?? 0);
    if (code === 1 || code === 2) return code;
  }
  return 0;
}

/** The quantity that a record tells; NaN when it tells none. */
export function valueOf(type: string, text: string, frame: Pick<ElementFrame, 'start' | 'end'>): number {
  if (type === STAND_HOUR) return text.endsWith('Stood') || text === '0' ? 1 : 0;
  if (type === MINDFUL) return (frame.end - frame.start) / 60_000;
  return looseNumber(text);
}

function takeSleep(type: string, text: string, frame: ElementFrame, collector: Collector): void {
  const stage = sleepStageOf(text);
  if (frame.end < frame.start) return refuse(collector, type, frame, 'end-before-start');
  if (stage === undefined) return takeEvent(type, text, frame, collector);
  collector.record({ kind: 'sleep-stage', stage, ...recordFrame(frame, type, stage) });
}

function takeEvent(type: string, text: string, frame: ElementFrame, collector: Collector): void {
  const detail = { value: text };
  collector.record({ kind: 'event', ...recordFrame(frame, type, text), ...(isReproductive(type) && { isReproductive: true }), detail });
}

function takeUnlisted(element: Element, type: string, value: number, frame: ElementFrame, collector: Collector): void {
  const detail = Object.fromEntries(element.attributes);
  collector.problems.note('type-not-listed', type);
  collector.record(
    { kind: 'unlisted', ...recordFrame(frame, type, detail['value'] ?? ''), detail },
    Number.isNaN(value) ? undefined : value,
  );
}

/** Takes the beats behind a variability reading, and what is worked out of them. */
export function takeBeats(beats: Beats, type: string, stream: SampleStream, frame: ElementFrame, collector: Collector): void {
  if (beats.offsetMs.length === 0) return;
  collector.attach({ kind: 'beats', ...recordFrame(frame, type, 'beats'), ...beats });
  const rmssd = rmssdMs(beats);
  const target = metric('heart-rate-variability-rmssd');
  if (rmssd !== undefined && target !== undefined)
    collector.derived(collector.derivedStream(stream, target, 'ms'), frame.start, frame.end, rmssd);
}

function refuse(
  collector: Collector,
  type: string,
  frame: ElementFrame,
  reason: 'date-unreadable' | 'value-unreadable' | 'end-before-start',
): void {
  const { start, end, source } = frame;
  collector.seen++;
  collector.tally(type).see(start, end);
  collector.quarantine({
    sourceType: type,
    source,
    ...(!Number.isNaN(start) && { start }),
    ...(!Number.isNaN(end) && { end }),
    reason,
  });
}

import type { Collector } from './collector.ts';
import type { Element } from './element.ts';
import { frameOf, recordFrame } from './frame.ts';
import { looseNumber } from './number.ts';
import { contextOf, takeRecord } from './record.ts';

const BLOOD_PRESSURE = 'HKCorrelationTypeIdentifierBloodPressure';
const SYSTOLIC = 'HKQuantityTypeIdentifierBloodPressureSystolic';
const DIASTOLIC = 'HKQuantityTypeIdentifierBloodPressureDiastolic';

/**
 * Takes a `Correlation`: readings that belong together.
 *
 * Apple writes its members here and once more alone; some apps write them only here. A member that also stands alone is the same reading
 * and is counted once, under its own type.
 */
export function takeCorrelation(element: Element, collector: Collector): void {
  const type = element.attributes.get('type') || 'Correlation';
  const members = element.children.filter((child) => child.name === 'Record');
  for (const member of members) takeMember(member, collector);
  const frame = frameOf(element, collector.sources);
  if (Number.isNaN(frame.start) || Number.isNaN(frame.end)) {
    collector.seen++;
    collector.tally(type).see(frame.start, frame.end);
    return collector.quarantine({ sourceType: type, source: frame.source, reason: 'date-unreadable' });
  }
  const systolic = pressure(members, SYSTOLIC, collector);
  const diastolic = pressure(members, DIASTOLIC, collector);
  if (type === BLOOD_PRESSURE && systolic !== undefined && diastolic !== undefined) {
    const content = `${systolic}/${diastolic}`;
    return collector.record({ kind: 'blood-pressure', ...recordFrame(frame, type, content), systolic, diastolic });
  }
  const detail = { members: members.map((member) => Object.fromEntries(member.attributes)) };
  const kind = type.endsWith('Food') ? 'food' : 'unlisted';
  collector.record({ kind, ...recordFrame(frame, type, members.map((member) => member.attributes.get('value') ?? '').join(',')), detail });
}

function takeMember(member: Element, collector: Collector): void {
  const frame = frameOf(member, collector.sources);
  const type = member.attributes.get('type') ?? '';
  const value = looseNumber(member.attributes.get('value') ?? '');
  const stream = collector.stream(type, frame.sourceName, frame.device, member.attributes.get('unit') ?? '', frame.isManual);
  if (stream === undefined || Number.isNaN(value) || Number.isNaN(frame.start) || Number.isNaN(frame.end)) {
    return takeRecord(member, collector);
  }
  if (collector.members.isKnownInside(stream.id, frame.start, frame.end, value)) return;
  collector.take(stream, frame.start, frame.end, value, contextOf(frame));
}

/** A member's value in the vocabulary's unit; undefined when it is missing or cannot be true. */
function pressure(members: readonly Element[], type: string, collector: Collector): number | undefined {
  const member = members.find((candidate) => candidate.attributes.get('type') === type);
  if (member === undefined) return undefined;
  const frame = frameOf(member, collector.sources);
  const stream = collector.stream(type, frame.sourceName, frame.device, member.attributes.get('unit') ?? '', frame.isManual);
  const value = stream?.inUnit(looseNumber(member.attributes.get('value') ?? ''));
  if (stream === undefined || value === undefined) return undefined;
  const { minimum, maximum } = stream.metric.plausible;
  return value >= minimum && value <= maximum ? value : undefined;
}

import type { Json, ProfileFacts } from '../kit/index.ts';
import type { Collector } from './collector.ts';
import type { Element } from './element.ts';
import { frameOf, recordFrame, type ElementFrame } from './frame.ts';
import { dayMs, instantMs } from './instant.ts';

const SEX: Readonly<Record<string, 'female' | 'male' | 'other'>> = {
  HKBiologicalSexFemale: 'female',
  HKBiologicalSexMale: 'male',
  HKBiologicalSexOther: 'other',
};

/** Rings of one civil day, as the source computed them. */
export function takeActivitySummary(element: Element, collector: Collector): void {
  const day = dayMs(element.attributes.get('dateComponents'));
  takeAs('activity-summary', 'ActivitySummary', element, { ...frameOf(element, collector.sources), start: day, end: day }, collector);
}

/** What a clinic sent: the file with the resource itself is another entry of the archive. */
export function takeClinicalRecord(element: Element, collector: Collector): void {
  const at = instantMs(element.attributes.get('receivedDate'));
  takeAs(
    'clinical',
    element.attributes.get('type') || 'ClinicalRecord',
    element,
    { ...frameOf(element, collector.sources), start: at, end: at },
    collector,
  );
}

export function takeAudiogram(element: Element, collector: Collector): void {
  takeAs('audiogram', element.attributes.get('type') || 'Audiogram', element, frameOf(element, collector.sources), collector);
}

export function takeVisionPrescription(element: Element, collector: Collector): void {
  const at = instantMs(element.attributes.get('dateIssued'));
  takeAs(
    'vision',
    element.attributes.get('type') || 'VisionPrescription',
    element,
    { ...frameOf(element, collector.sources), start: at, end: at },
    collector,
  );
}

/** An element that this code has not heard of: kept with all its fields. */
export function takeUnknown(element: Element, collector: Collector): void {
  collector.problems.note('element-not-known', element.name);
  const frame = frameOf(element, collector.sources);
  const start = Number.isNaN(frame.start) ? 0 : frame.start;
  takeAs('unlisted', element.attributes.get('type') || element.name, element, { ...frame, start, end: frame.end || start }, collector);
}

/** Facts about the person; what is not set is left out. */
export function profileOf({ attributes }: Element): ProfileFacts {
  const fact = (name: string): string => attributes.get(`HKCharacteristicTypeIdentifier${name}`) ?? '';
  const birthDate = fact('DateOfBirth');
  const sex = SEX[fact('BiologicalSex')];
  const bloodType = fact('BloodType').replace(/^HKBloodType/, '');
  return {
    ...(!Number.isNaN(dayMs(birthDate)) && { birthDate }),
    ...(sex !== undefined && { sex }),
    ...(bloodType !== '' && bloodType !== 'NotSet' && { bloodType }),
  };
}

type OtherKind = 'activity-summary' | 'clinical' | 'audiogram' | 'vision' | 'unlisted';

function takeAs(kind: OtherKind, type: string, element: Element, frame: ElementFrame, collector: Collector): void {
  if (Number.isNaN(frame.start)) {
    collector.seen++;
    collector.tally(type).see(frame.start, frame.end);
    return collector.quarantine({ sourceType: type, source: frame.source, reason: 'date-unreadable' });
  }
  const end = frame.end >= frame.start ? frame.end : frame.start;
  const content = element.attributes.get('identifier') ?? element.attributes.get('resourceFilePath') ?? '';
  collector.record({ kind, ...recordFrame({ ...frame, end }, type, content), detail: plain(element) });
}

/** An element as plain data: attributes, then children by name. */
function plain(element: Element): Json {
  const children = element.children.map((child) => ({ element: child.name, fields: plain(child) }));
  return { ...Object.fromEntries(element.attributes), ...(children.length > 0 && { children }) };
}

import type { SourceRef } from '../kit/index.ts';
import type { Element } from './element.ts';
import { instantMs } from './instant.ts';
import type { Sources } from './source.ts';

/** What every element of an export says about itself. Times that cannot be read are NaN. */
export interface ElementFrame {
  readonly sourceName: string;
  readonly device: string | undefined;
  readonly source: SourceRef;
  readonly start: number;
  readonly end: number;
  readonly isManual: boolean;
  readonly timeZone?: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/** Reads source, times and metadata; a missing end is the start. */
export function frameOf(element: Element, sources: Sources): ElementFrame {
  const { attributes } = element;
  const metadata = metadataOf(element);
  // iOS 8 wrote `source`.
  const sourceName = attributes.get('sourceName') ?? attributes.get('source') ?? '';
  const isManual = metadata['HKWasUserEntered'] === '1';
  const start = instantMs(attributes.get('startDate'));
  const timeZone = metadata['HKTimeZone'];
  return {
    sourceName,
    device: attributes.get('device'),
    source: sources.of(sourceName, attributes.get('device'), isManual),
    start,
    end: attributes.has('endDate') ? instantMs(attributes.get('endDate')) : start,
    isManual,
    ...(timeZone !== undefined && timeZone !== '' && { timeZone }),
    metadata,
  };
}

/** Metadata entries by key; of a doubled key the first counts. */
export function metadataOf(element: Element): Readonly<Record<string, string>> {
  const metadata: Record<string, string> = Object.create(null);
  for (const child of element.children) {
    const key = child.attributes.get('key');
    if (child.name === 'MetadataEntry' && key !== undefined) metadata[key] ??= child.attributes.get('value') ?? '';
  }
  return metadata;
}

/** The part of a frame that every record carries. Two records are one when type, source, times and content agree. */
export const recordFrame = (frame: ElementFrame, type: string, content: string) => ({
  key: [type, frame.source.key, frame.start, frame.end, content].join('|'),
  sourceType: type,
  source: frame.source,
  start: frame.start,
  end: frame.end,
  ...(frame.timeZone !== undefined && { timeZone: frame.timeZone }),
  ...(Object.keys(frame.metadata).length > 0 && { metadata: frame.metadata }),
});

import { eachAlone, headText, jsonElements, linesOf, type Collector, type FileFormat, type Json, type OneFile } from '../kit/index.ts';
import { DocumentReader } from './document-reader.ts';
import type { Document } from './mapping.ts';

const ENTRY = /"type"\s*:\s*"(?:sgv|mbg|cal)"/;
const ENTRY_TIME = /"(?:date|dateString)"\s*:/;
const TREATMENT = /"eventType"\s*:\s*"/;
const TREATMENT_TIME = /"created_at"\s*:\s*"/;

/** Entries and treatments of Nightscout: a JSON list, as its API gives it, or a document on each line, as its database exports it. */
export const nightscout: FileFormat = {
  id: 'nightscout',
  name: 'Nightscout',
  recognise(head) {
    const text = headText(head);
    if (!/^\ufeff?\s*(?:\[\s*)?\{/.test(text)) return false;
    return (ENTRY.test(text) && ENTRY_TIME.test(text)) || (TREATMENT.test(text) && TREATMENT_TIME.test(text));
  },
  begin: eachAlone(read),
};

async function read(file: OneFile, out: Collector): Promise<void> {
  const reader = new DocumentReader(out);
  for await (const value of documentsOf(file, out)) {
    if (isObject(value)) reader.take(value);
    else out.problem('json-malformed');
    const due = out.step();
    if (due) await due;
  }
}

async function* documentsOf({ head, content }: OneFile, out: Collector): AsyncGenerator<Json | undefined> {
  if (/^\ufeff?\s*\[/.test(headText(head))) {
    for await (const { value } of jsonElements(content, ['$.*'], (reason) => out.problem(reason))) yield value;
    return;
  }
  for await (const line of linesOf(content)) if (line.trim() !== '') yield parsed(line);
}

function parsed(line: string): Json | undefined {
  try {
    return JSON.parse(line) as Json; // reason: whatever JSON.parse returns is plain data
  } catch {
    return undefined;
  }
}

const isObject = (value: Json | undefined): value is Document => typeof value === 'object' && value !== null && !Array.isArray(value);

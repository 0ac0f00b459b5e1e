import type { Call } from '@aceso/kit';
import { checkFormat, noSuchResource, sendResource, type Given, type Resource } from '@aceso/kit/fhir';
import { partsOf } from './resource-id.ts';
import { mayHave } from './search.ts';
import type { ReadableType } from './types-of-advisor.ts';

/** Answers with one resource; what is not there and what is not for the caller look alike. */
export async function answerRead<R extends Resource>(of: ReadableType<R>, call: Call, id: string, query: Given): Promise<void> {
  checkFormat(call, query);
  const parts = partsOf(id);
  if (parts === undefined || !(await mayHave(call, parts.personId, of, 'r'))) throw noSuchResource();
  const found = await of.one(parts.personId, parts.ownId);
  if (found === undefined) throw noSuchResource();
  sendResource(call, found);
}

import { Readable } from 'node:stream';
import { invalid, type Allowance, type Call } from '@aceso/kit';
import { checkFormat, entryOf, type Given, headerOf, httpOf, MEDIA_TYPE, noSuchResource, parametersOf } from '@aceso/kit/fhir';
import type { Deps } from '../../deps.ts';
import { resourcesOf } from './person-resources.ts';
import { allowanceOf, TYPES, type Type } from './reach.ts';

type EverythingDeps = Pick<Deps, 'db' | 'users' | 'advisor' | 'now' | 'tails' | 'publicOrigin' | 'notes'>;

const KNOWN = new Set(['start', 'end', '_since', '_type']);
/** Text that goes on its way in one piece. */
const PIECE_CHARACTERS = 65_536;

/** Types that `_type` names, all of ours when it is left out. Throws `input-invalid`. */
export function typesAsked(values: readonly string[]): readonly Type[] {
  const named = values.flatMap((value) => value.split(',')).map((name) => name.trim());
  const unknown = named.find((name) => !(TYPES as readonly string[]).includes(name));
  if (unknown !== undefined) throw invalid('/query/_type', `may name ${TYPES.join(', ')}`);
  return named.length === 0 ? TYPES : TYPES.filter((type) => named.includes(type));
}

/** The instant of `_since` as a condition. Throws `input-invalid`. */
export function sinceAsked(value: string | undefined): readonly string[] {
  if (value === undefined) return [];
  if (!/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(value) || Number.isNaN(Date.parse(value)))
    throw invalid('/query/_since', 'must be an instant such as 2026-03-01T08:00:00Z');
  return [`ge${new Date(value).toISOString()}`];
}

/** Answers `$everything`: one Bundle, written while it is read, at the pace of the reader. */
export async function answerEverything(deps: EverythingDeps, call: Call, personId: string, given: Given): Promise<void> {
  checkFormat(call, given);
  const parameters = parametersOf(given, KNOWN, headerOf(call, 'prefer'));
  const [start, end] = [parameters.one('start'), parameters.one('end')];
  const range = {
    updated: sinceAsked(parameters.one('_since')),
    dates: [...(start === undefined ? [] : [`ge${start}`]), ...(end === undefined ? [] : [`le${end}`])],
  };
  const allowances: (readonly [Type, Allowance])[] = [];
  for (const type of typesAsked(parameters.values('_type'))) {
    const allowance = await allowanceOf(call, personId, type, 'r');
    if (allowance !== undefined) allowances.push([type, allowance]);
  }
  if (allowances.length === 0) throw noSuchResource();
  const texts = bundleText(
    deps,
    allowances.map(([type, allowance]) => ({ personId, type, allowance, ...range })),
  );
  // The first piece is made before the answer begins: what cannot be read at all is still told by its status.
  const first = await texts.next();
  void httpOf(call)
    .reply.code(200)
    .header('cache-control', 'no-store')
    .type(MEDIA_TYPE)
    .send(Readable.from(withFirst(first.value ?? '', texts), { objectMode: true, highWaterMark: 1 }));
}

async function* withFirst(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

async function* bundleText(deps: EverythingDeps, requests: Parameters<typeof resourcesOf>[1][]): AsyncGenerator<string, undefined> {
  let text = '{"resourceType":"Bundle","type":"searchset"';
  let isFirst = true;
  for (const request of requests)
    for await (const resources of resourcesOf(deps, request))
      for (const resource of resources) {
        text += `${isFirst ? ',"entry":[' : ','}\n${JSON.stringify(entryOf(deps.publicOrigin, resource))}`;
        isFirst = false;
        if (text.length < PIECE_CHARACTERS) continue;
        yield text;
        text = '';
      }
  yield `${text}${isFirst ? '' : ']'}}\n`;
}

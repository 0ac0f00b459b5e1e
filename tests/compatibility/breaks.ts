import type { Released, Schema } from './released.ts';
import { misfits } from './subset.ts';

const NOTHING: Schema = { type: 'object', properties: {} };

/** What of a released contract no longer holds, in words. Requests may be read more widely, answers may say more, never the other way. */
export function breaksOf(before: Released, now: Released | undefined): readonly string[] {
  if (now === undefined) return [`${before.service} is gone`];
  const named = (part: keyof Released, name: string, why: readonly string[]): readonly string[] =>
    why.map((one) => `${before.service} ${part} ${name}: ${one}`);
  return [
    ...Object.entries(before.operations).flatMap(([name, operation]) =>
      named('operations', name, ofOperation(operation, now.operations[name])),
    ),
    ...Object.entries(before.events).flatMap(([name, event]) => named('events', name, ofEvent(event, now.events[name]))),
    ...Object.entries(before.settings).flatMap(([name, { schema }]) => {
      const other = now.settings[name];
      return named(
        'settings',
        name,
        other === undefined ? ['is gone: stored values would be lost'] : misfits(schema, other.schema, 'value'),
      );
    }),
    ...Object.entries(before.problems).flatMap(([name, { status }]) => {
      const other = now.problems[name]?.status;
      return named('problems', name, other === status ? [] : [`answered ${status}, now ${String(other)}`]);
    }),
  ];
}

function ofOperation(before: Released['operations'][string], now: Released['operations'][string] | undefined): readonly string[] {
  if (now === undefined) return ['is gone'];
  const fixed = (['id', 'method', 'path', 'status', 'accepts', 'answers'] as const)
    .filter((key) => before[key] !== now[key])
    .map((key) => `${key} was ${before[key]}, is ${now[key]}`);
  const inputs = (['params', 'query', 'body'] as const).flatMap((part) =>
    before[part] === undefined && now[part] === undefined ? [] : misfits(before[part] ?? NOTHING, now[part] ?? {}, part),
  );
  const output = before.output === undefined ? [] : misfits(now.output ?? {}, before.output, 'output');
  return [...fixed, ...inputs, ...output];
}

function ofEvent(before: Released['events'][string], now: Released['events'][string] | undefined): readonly string[] {
  if (now === undefined) return ['is gone'];
  const fixed = before.type === now.type ? [] : [`type was ${before.type}, is ${now.type}`];
  // A new version is a new promise: readers of the old one have been told.
  return now.version === before.version ? [...fixed, ...misfits(now.payload, before.payload, 'payload')] : fixed;
}

import Type, { type Static } from 'typebox';

export const Id = Type.String({ format: 'uuid', description: 'UUIDv7: sorts by time of creation.' });
/** A person in a path: an id, or `me` for the person that the token speaks for. */
export const PersonRef = Type.String({
  pattern: '^(me|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$',
  description: 'Id of a person, or `me`.',
});
export const Instant = Type.String({ format: 'date-time', description: 'RFC 3339 instant, always with an offset.' });
export const LocalDay = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  description: 'Civil day, yyyy-mm-dd, in the zone that the field names.',
});
export const TimeZone = Type.String({ minLength: 1, maxLength: 64, description: 'IANA time zone, for example `Europe/Zurich`.' });
export const MetricId = Type.String({
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
  maxLength: 80,
  description: 'Id of a metric of the vocabulary.',
});
export const Cursor = Type.Optional(
  Type.String({ maxLength: 512, description: 'Opaque place to go on from: the `next` of the page before.' }),
);

/** One page of a list; `next` is absent on the last. */
export const pageOf = <const T extends Parameters<typeof Type.Array>[0]>(item: T) =>
  Type.Object({ items: Type.Array(item), next: Type.Optional(Type.String({ description: 'Cursor of the next page.' })) });

export const PersonParams = Type.Object({ personId: PersonRef });

/** RFC 9457 problem details, with the field and the fix when the input is at fault. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.Optional(Type.String()),
  code: Type.String({ description: 'Last part of `type`: stable, for programs.' }),
  fix: Type.Optional(Type.String({ description: 'What the caller can do.' })),
  traceId: Type.Optional(Type.String()),
  errors: Type.Optional(
    Type.Array(
      Type.Object({ path: Type.String({ description: 'JSON pointer of the field, such as `/body/unit`.' }), message: Type.String() }),
    ),
  ),
});
export type Problem = Static<typeof Problem>;

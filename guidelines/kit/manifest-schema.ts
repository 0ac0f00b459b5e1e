import { Condition as ConditionSchema } from '@aceso/contracts/recommendation';
import Type, { type Static } from 'typebox';

const CLOSED = { additionalProperties: false } as const;
const Text = Type.String({ minLength: 1, maxLength: 600 });
const Day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' });
const Share = Type.Number({ minimum: 0, maximum: 1 });

/** Source of a guideline as its issuer published it, with the issuer's own words for strength and certainty. */
export const CitationSchema = Type.Object(
  {
    title: Text,
    issuer: Text,
    year: Type.Integer({ minimum: 1990, maximum: 2100 }),
    url: Type.String({ minLength: 12, maxLength: 300 }),
    strength: Text,
    certainty: Text,
  },
  CLOSED,
);

/** How it will be seen whether it helped: compared on this person's own days, before against after. */
export const SuccessSchema = Type.Object(
  {
    metric: Type.String({ pattern: '^[a-z0-9-]+$' }),
    days: Type.Integer({ minimum: 1, maximum: 400 }),
    smallestDifference: Type.Number({ exclusiveMinimum: 0 }),
    unit: Type.String({ minLength: 1 }),
    text: Text,
    /** Where the measure should go. */
    direction: Type.Union([Type.Literal('up'), Type.Literal('down')]),
    /** The daily value itself, how far it strays from its middle, or whether there is one at all. */
    of: Type.Union([Type.Literal('value'), Type.Literal('scatter'), Type.Literal('presence')]),
    /** Days that one figure stands for: 7 when the difference is told a week. */
    perDays: Type.Integer({ minimum: 1, maximum: 365 }),
    /** What shows in the data that it is followed: another measure than the outcome. */
    followedBy: Type.Optional(
      Type.Object(
        {
          metric: Type.String({ pattern: '^[a-z0-9-]+$' }),
          direction: Type.Union([Type.Literal('up'), Type.Literal('down')]),
          of: Type.Union([Type.Literal('value'), Type.Literal('scatter'), Type.Literal('presence')]),
          difference: Type.Number({ minimum: 0 }),
        },
        CLOSED,
      ),
    ),
  },
  CLOSED,
);

/** A design that suits what is tried: how fast it works and fades decides the length of a block and the days that do not count. */
export const TrialSchema = Type.Object(
  {
    /** What to do on days with it, and on days without. */
    on: Text,
    off: Text,
    blockDays: Type.Integer({ minimum: 1, maximum: 28 }),
    washoutDays: Type.Integer({ minimum: 0, maximum: 14 }),
    pairs: Type.Integer({ minimum: 2, maximum: 20 }),
    /** What forbids trying it beyond what forbids the advice. */
    contraindications: Type.Array(ConditionSchema),
  },
  CLOSED,
);

/** The one form of `manifest.json`; a folder that does not keep to it is not loaded. */
export const ManifestSchema = Type.Object(
  {
    /** Folder name; permanent. */
    id: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }),
    version: Type.String({ pattern: '^[0-9]+\\.[0-9]+\\.[0-9]+$' }),
    topic: Type.String({ pattern: '^[a-z]+(-[a-z]+)*$' }),
    kind: Type.Union([Type.Literal('own-data'), Type.Literal('guideline'), Type.Literal('clinician')]),
    urgency: Type.Union([Type.Literal('seek-care-now'), Type.Literal('check-with-clinician'), Type.Literal('suggestion')]),
    citations: Type.Array(CitationSchema, { minItems: 1, maxItems: 4 }),
    /** Where it holds: `world`, or ISO 3166-1 codes. */
    jurisdiction: Type.Array(Type.String({ pattern: '^(world|[A-Z]{2})$' }), { minItems: 1 }),
    /** Day on which the sources were looked at last, and day from which they must be looked at again. */
    reviewedOn: Day,
    reviewBy: Day,
    /**
     * How far they were looked at: `text` when the passages were read, `record` when title, year and address were found in public records
     * of them and the passages are as remembered, `not-yet` when all is from memory.
     */
    sourcesSeen: Type.Union([Type.Literal('text'), Type.Literal('record'), Type.Literal('not-yet')]),
    /** Where they were found, and what of them is still as remembered; left out where the addresses of the citations say it all. */
    seenAt: Type.Optional(Text),
    /** Years, both included; the sex that it is for, when for one alone. */
    population: Type.Object(
      {
        minimumAge: Type.Integer({ minimum: 0, maximum: 120 }),
        maximumAge: Type.Integer({ minimum: 0, maximum: 120 }),
        sex: Type.Optional(Type.Union([Type.Literal('female'), Type.Literal('male')])),
      },
      CLOSED,
    ),
    contraindications: Type.Array(ConditionSchema),
    /** The condition in words, as the proof tells it. */
    condition: Text,
    /** An imperative of at most eight words. */
    title: Text,
    /** Sentences over figures, `{name}` where a figure stands; no digits of their own. */
    why: Text,
    /** What to do, one small step each, the smallest first. */
    steps: Type.Array(Text, { minItems: 1, maxItems: 5 }),
    /** What the evidence lets one expect, for people on average. */
    expectedEffect: Text,
    success: SuccessSchema,
    /** Days of silence after it was done; as long as its success takes when left out. */
    repeatDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 4000 })),
    /** How it can be tried: some blocks of days with it, some without, in random order. Left out where going back and forth is no use or no good. */
    trial: Type.Optional(TrialSchema),
    /** How much it helps when it fits, how strong its evidence is, and what it costs the person. */
    benefit: Share,
    evidence: Share,
    burden: Share,
  },
  CLOSED,
);

/** What a guideline says of itself, in `manifest.json`. */
export type Manifest = Readonly<Static<typeof ManifestSchema>>;
export type Citation = Static<typeof CitationSchema>;
export type Success = Static<typeof SuccessSchema>;
export type TrialDesign = Static<typeof TrialSchema>;
export type Condition = Static<typeof ConditionSchema>;

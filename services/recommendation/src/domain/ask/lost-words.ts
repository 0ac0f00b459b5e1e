import { METRICS } from '@aceso/contracts/vocabulary';
import { marksIn } from './marked.ts';
import { addsUp, STEP } from './measures.ts';
import type { Reading } from './reading.ts';
import type { Measure, Query } from './query.ts';
import { SAID_UNITS, scaleOf, UNIT_FORM, unitOf } from './units.ts';

const HIGH = 'highest|maximum|max|peak|largest|biggest|greatest|longest|best|top|most';
const LOW = 'lowest|minimum|min|smallest|shortest|worst|least|fewest';
const MIDDLE = 'average|mean|avg|median|standard deviation|variance|total|sum|range|percentile';
const ANY = `${MIDDLE}|${HIGH}|${LOW}`;
const JOINED = new RegExp(` (?<one>${ANY}) (?:and|or|plus|as well as|,)(?: and)?(?: the| my)* (?<two>${ANY}) `);
const NESTED = new RegExp(
  ` (?:${MIDDLE}|${HIGH}|${LOW}) of (?:the |my |each |all )*(?:daily |weekly |monthly )?(?:${HIGH}|${LOW}|median) (?!of )`,
);
const FAR_END = new RegExp(` (?<!at )(?:${HIGH}|${LOW})(?! (?:recent|recently|days|nights|of|often|likely|@t)) `);
const BY_OTHER =
  / (?:per|each|every) (?:hour|minute|second|kilomet(?:re|er)|km|mile|kilo|kg|kilogram|litre|liter|calorie|gram|pound|step|meal|beat)(?= )/;
const SHARE = /(?<! \d+| \d+\.\d+) (?:share|percentage|percent|fraction|proportion|portion) /;
const TOTAL = / (?:total|totals|totalled|sum|summed|altogether|combined|cumulative|in all|added up|add up) /;
const MEAN = / (?:average|averaged|averages|averaging|mean|avg|typical|typically|usual|usually) /;

const measuresOf = (query: Query): readonly Measure[] => [
  ...('measure' in query ? [query.measure] : []),
  ...('otherMeasure' in query && query.otherMeasure !== undefined ? [query.otherMeasure] : []),
];
const labels = (query: Query): readonly string[] =>
  measuresOf(query).flatMap((measure) =>
    measure.of === 'metric' ? (METRICS.get(measure.metric)?.display ?? []).map(({ label }) => label) : [],
  );
const isShare = (query: Query): boolean =>
  query.kind === 'part' ||
  query.kind === 'standing' ||
  (query.kind === 'days' && query.answer === 'share') ||
  (query.kind === 'compare' && query.answer !== 'difference') ||
  (query.kind === 'statistic' && query.statistic === 'coefficient-of-variation') ||
  labels(query).includes('%');
const isRate = (query: Query): boolean =>
  labels(query).some((label) => /\/|bpm/.test(label)) ||
  measuresOf(query).some(
    (measure) => measure.of === 'workouts' && (measure.figure === 'pace' || measure.figure === 'speed' || measure.figure === 'heart-rate'),
  );
const statisticOf = (query: Query): string => ('statistic' in query ? query.statistic : '');

const MIXED =
  / (?<one>average|mean|avg|median|total|standard deviation|highest|lowest|maximum|minimum) [^,]*? and (?:it is |its |the |my |their )*(?<two>average|mean|avg|median|total|standard deviation|variance|range|highest|lowest|maximum|minimum) /;
const isSame = ({ one, two }: Readonly<Record<string, string | undefined>>): boolean =>
  one === two || (/^(?:average|mean|avg)$/.test(one ?? '') && /^(?:average|mean|avg)$/.test(two ?? ''));
const AT_NIGHT = / (?:at night|overnight|during the night|in the night|at lunch|at lunchtime|before bed) /;
/** What is only measured at night anyway. */
const isOfNight = (measure: Measure): boolean =>
  measure.of === 'metric' && (METRICS.get(measure.metric)?.family === 'sleep' || measure.metric.startsWith('heart-rate-variability'));

/** Whether a unit that was asked for can tell the measure. */
function isTold(query: Query, text: string): boolean {
  const word = new RegExp(` (?:in|as|into) (${UNIT_FORM}) (?=,|$|@p|did|was|is|do|have)`).exec(text)?.[1];
  const said = SAID_UNITS.get(word ?? '')?.label;
  if (said === undefined || said === '%' || (query.kind !== 'statistic' && query.kind !== 'groups' && query.kind !== 'list')) return true;
  const [measure] = measuresOf(query);
  if (measure?.of === 'metric') {
    const metric = METRICS.get(measure.metric);
    return metric === undefined || scaleOf(metric, said) !== undefined;
  }
  const dimension = unitOf(said)?.dimension;
  return (
    measure === undefined ||
    dimension === undefined ||
    { distance: 'length', duration: 'time', energy: 'energy', 'heart-rate': 'rate', pace: 'pace', speed: 'speed', count: 'none' }[
      measure.figure
    ] === dimension
  );
}

/** Words for a statistic, a share, a rate, a unit or a form of answer that have no part in the query; undefined when all have one. */
export function lostWord({ marked: { text, marks }, periods, main }: Reading, query: Query): string | undefined {
  const json = JSON.stringify(query);
  const statistic = statisticOf(query);
  const edges = periods.filter(({ edge }) => edge !== undefined).length;
  const joined = JOINED.exec(text)?.groups;
  const [only] = measuresOf(query);
  const ofWorkouts = only?.of === 'workouts' ? only.figure : undefined;
  const rules: readonly (readonly [isSaid: boolean, isFollowed: boolean, what: string])[] = [
    [joined !== undefined && joined['one'] !== joined['two'], statistic === 'range' || query.kind === 'list', 'two figures at once'],
    [NESTED.test(text), query.kind === 'list', 'a figure of figures'],
    [edges > 0, edges === 1 && /^(?:first|last)$/.test(statistic), 'the start or end that you name'],
    [/ (?:start|beginning|end|middle)(?: of)? @[dp]\d/.test(text), false, 'the start or end that you name'],
    [/ (?:total|sum) of (?:my |the )*(?:average|mean) /.test(text), false, 'a figure of figures'],
    [
      / (?:more|less|fewer|better|worse|higher|lower|longer|shorter) /.test(main) &&
        !/ (?:or|and) (?:more|less) | no more | (?:upper|lower) (?:quartile|quarter|end|limit) /.test(main),
      query.kind !== 'statistic' || statistic === 'change' || json.includes('"comparator"') || json.includes('"target"'),
      'what it is compared with',
    ],
    [
      marksIn(text, 'w').some((at) => {
        const { weak, types = [], name } = marks.workouts[at] ?? { weak: true, name: '' };
        return !weak && types.length > 0 && !json.includes(`"${types[0]}"`) && !json.includes(name) && json.includes('"of":"workouts"');
      }),
      false,
      'one of the kinds of workout',
    ],
    [
      MIXED.test(text) && !/^(?:compare|correlation|days|streak)$/.test(query.kind),
      isSame(MIXED.exec(text)?.groups ?? {}),
      'two figures at once',
    ],
    [
      / not (?:on |at |in |during )?(?:a |the )?@p\d/.test(text),
      json.includes('"negated":true') || query.kind === 'recorded',
      'the days that you leave out',
    ],
    [AT_NIGHT.test(text), measuresOf(query).some(isOfNight) || json.includes('"part"'), 'the part of the day that you name'],
    [/ (?:per|each|every) (?:week|month) /.test(text) && query.kind === 'compare', false, 'an amount a week or month on both sides'],
    [query.kind === 'streak' && / (?:most recent|most recently|latest) /.test(text), json.includes('"current"'), 'which of the streaks'],
    [
      / (?:go|went|gone|gets?|got) (?:up|down) | (?:rise|rose|risen|fell|fallen|drop|dropped|increased?|decreased?|improved?) /.test(text),
      (query.kind !== 'days' && query.kind !== 'streak') ||
        query.conditions.every(({ threshold, measure }) => threshold !== undefined || measure.of === 'workouts'),
      'days on which it moved',
    ],
    [
      /^ (?:list|which (?:of )?(?:my |the )*@w\d+ (?:had|have|were)) /.test(text),
      query.kind !== 'statistic' || /^(?:max|min)imum$/.test(statistic),
      'a list of them',
    ],
    [/ (?:which|what) (?:days|nights|dates) (?!of |do |does )/.test(text), query.kind !== 'date', 'a list of days'],
    [
      / (?:during|in|on|for|of) (?:my |the )?(?:longest|shortest|furthest|farthest) @w\d/.test(text) && ofWorkouts !== undefined,
      json.includes('"rank"') || ofWorkouts === 'distance' || ofWorkouts === 'duration' || ofWorkouts === 'count',
      'which of the workouts',
    ],
    [
      / (?:during|in|on|for|of) (?:my |the )?(?:fastest|slowest|quickest) @w\d/.test(text) && ofWorkouts !== undefined,
      json.includes('"rank"') || ofWorkouts === 'pace' || ofWorkouts === 'speed',
      'which of the workouts',
    ],
    [
      / same (?:day|night|weekday|time|week|month|period) (?:last|of|in|a|the|@p)/.test(text),
      /"shiftYears"|"lag":0/.test(json) && query.kind === 'correlation',
      'which day is the same',
    ],
    [
      MEAN.test(text) && /^ (?:did|do|does|was|were|is|am|have|has) (?:i|my) /.test(text) && query.kind === 'days',
      json.includes('"relativeTo"'),
      'a limit of the average',
    ],
    [
      MEAN.test(text) &&
        / (?:increase|decrease|rise|drop|change|growth|decline|gain|loss) (?:in|of) /.test(text) &&
        query.kind === 'statistic',
      statistic !== 'mean',
      'the average change',
    ],
    [
      / (?:week|month) with (?:the |my )?(?:most|least|highest|lowest) /.test(text),
      json.includes('"by"') || json.includes('"per"'),
      'which week or month',
    ],
    [json.includes('"only":{"figure":"count"'), false, 'the limit that you name'],
    [
      / (?:exceed\w*|beat|surpass\w*|topp?ed|reach\w*|meet|met|hit|achieve\w*|miss(?:ed)?) /.test(text) &&
        (query.kind === 'days' || query.kind === 'streak'),
      json.includes('"comparator"') || json.includes('"rank"'),
      'the limit that you name',
    ],
    [/ (?:improved?|worsened|deteriorated) /.test(text) && query.kind === 'statistic', statistic === 'change', 'how it moved'],
    [statistic === 'sum', measuresOf(query).every(addsUp), 'a total of what does not add up'],
    [/ ratios? /.test(text), isShare(query), 'that ratio'],
    [SHARE.test(text), isShare(query), 'that share'],
    [BY_OTHER.test(text), isRate(query), `“${BY_OTHER.exec(text)?.[0].trim() ?? ''}”`],
    [/ per @m\d/.test(text), false, 'one measure for each of another'],
    [/ median /.test(text), json.includes('median'), 'that median'],
    [
      STEP.test(text) ||
        / (?:biggest|largest|greatest) (?:\w+ ){0,2}(?:change|swing|drop|fall|decrease|rise|jump|increase)(?= )/.test(text),
      statistic.startsWith('largest-') && !/ (?:weekly|monthly|weeks?|months?) /.test(text),
      'the largest change',
    ],
    [
      FAR_END.test(text.replaceAll(/ at (?:the )?(?:least|most|best|worst)(?= )| most recent(?:ly)?| @p\d+/g, ' ')),
      /maximum|minimum|longest|"range"|largest-|closest/.test(json) || query.kind === 'kinds' || query.kind === 'correlation',
      'the highest or lowest of them',
    ],
    [
      TOTAL.test(main) && !MEAN.test(text) && query.kind === 'statistic',
      statistic !== 'mean' || (query.kind === 'statistic' && query.per !== undefined),
      'that total',
    ],
    [
      / (?:weekday|day of (?:the )?week) (?:on|when|with|that|in)(?= )/.test(text),
      json.includes('weekday') || query.kind === 'date',
      'the weekday that you ask for',
    ],
    [/ months? number | number of (?:the |that )month /.test(text), json.includes('month-number'), 'the number of a month'],
    [/ dayofmonth /.test(text), json.includes('day-of-month'), 'the day of the month'],
    [
      / (?:versus|compared (?:to|with)|relative to) /.test(text),
      /^(?:compare|standing|part)$/.test(query.kind),
      'what it is compared with',
    ],
    [/ than /.test(text), query.kind === 'compare' || query.kind === 'standing' || json.includes('comparator'), 'what it is compared with'],
    [
      / (?:linked?|links|relationship|relat(?:ed?|ion)|associat(?:ed|ion)|connect(?:ed|ion)|go together|hand in hand) /.test(text) &&
        marksIn(text, 'm').filter((at) => marks.metrics[at]?.weak === false).length > 1,
      query.kind === 'correlation' || query.kind === 'compare',
      'what they have to do with each other',
    ],
  ];
  return (
    rules.find(([isSaid, isFollowed]) => isSaid && !isFollowed)?.[2] ?? (isTold(query, text) ? undefined : 'the unit that you ask for')
  );
}

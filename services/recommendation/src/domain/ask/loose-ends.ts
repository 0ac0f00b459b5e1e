import { lostWord } from './lost/index.ts';
import { marksIn } from './marked.ts';
import type { Reading } from './reading.ts';
import type { Query } from './query.ts';

/** Words that only one kind of answer follows: a question with one that was read as something else is not answered. */
const NEEDS: readonly (readonly [form: RegExp, isFollowed: (query: Query, json: string) => boolean, what: string])[] = [
  [
    / (?:without|never|except|excluding|apart from|other than|no longer) /,
    (query, json) => json.includes('"negated":true') || /^(?:gap|recorded|streak|compare)$/.test(query.kind),
    'what you leave out',
  ],
  [
    / percentile | quantile /,
    (query) => query.kind === 'standing' || ('statistic' in query && query.statistic === 'percentile'),
    'that percentile',
  ],
  [/ (?:closest|nearest) to /, (query) => query.kind === 'date' && query.statistic === 'closest', 'what it is to be close to'],
  [
    / (?:rank|ranks|ranked|ranking) (?!correlation)/,
    (query) => query.kind === 'standing' || (query.kind === 'correlation' && query.method === 'spearman'),
    'that rank',
  ],
  [/ (?:streaks?|consecutive|consecutively|back to back) /, (query) => query.kind === 'streak', 'days in a row'],
  [/ (?:gone|went) (?:\w+ )?(?:without|between) /, (query) => query.kind === 'gap', 'how long it went without'],
  [/ (?:correlat\w*|correlation) /, (query) => query.kind === 'correlation', 'that correlation'],
  [
    / (?:far|how much) (?:above|below)(?: or (?:above|below))? /,
    (query) => query.kind === 'compare' || (query.kind === 'statistic' && query.target !== undefined),
    'what it is held against',
  ],
  [
    / difference(?:s)? /,
    (query) => query.kind === 'compare' || (query.kind === 'statistic' && (query.statistic === 'change' || query.statistic === 'range')),
    'what the difference is of',
  ],
  [/ (?:twice|double|triple|half) (?:as|my|the|of my)(?= )/, () => false, 'that multiple'],
  [/ (?:projected|on track|pace to|at this rate|by the end of (?!@p)) /, () => false, 'what is to come'],
  [
    / (?:weekends|saturdays|sundays|weeks|months) (?:did|have|had|with|where|when|that|in which|i) /,
    (query, json) => !/ how many (?:\w+ )?(?:weekends|weeks|months) /.test(json),
    'whole weeks, months or weekends',
  ],
];

/** What was said in a question and has no part in the query that was made of it; undefined when nothing was lost. */
export function looseEnd(reading: Reading, query: Query): string | undefined {
  const {
    marked: { text, marks },
  } = reading;
  const json = JSON.stringify(query);
  const limits = marksIn(text, 't').filter((at) => marks.thresholds[at]?.bare !== true).length;
  const followed = (json.match(/"comparator"/g)?.length ?? 0) + (json.includes('"target"') ? 1 : 0);
  const againstOwn = query.kind === 'compare' && marksIn(text, 't').every((at) => marks.thresholds[at]?.relativeTo !== undefined);
  if (followed < limits && !againstOwn) return 'the limit that you name';
  for (const at of marksIn(text, 'p')) {
    const period = marks.periods[at];
    if (period === undefined || query.slice.since !== undefined) continue;
    if (period.weekdays !== undefined && !json.includes('"weekdays"')) return 'the days of the week that you name';
    if (period.part !== undefined && !json.includes('"part"')) return 'the part of the day that you name';
    if (period.spans.some(({ from, to }) => !json.includes(from) && !json.includes(to))) return 'the time that you name';
  }
  const number = / (\d{1,6}(?:[.:]\d+)?) (?!day|week|month|year|percentile|minute walk)/.exec(
    text.replaceAll(/ (?:1|p\d+|\d+(?:st|nd|rd|th)) (?=\w|@|,)/g, ' '),
  )?.[1];
  if (number !== undefined && number !== '1' && !(query.kind === 'date' && query.statistic === 'closest') && !/ percentile /.test(text))
    return `“${number}”`;
  const isRanked = json.includes('"rank"') || json.includes('"take"');
  if (marksIn(text, 'r').length > 0 && !isRanked) return 'how many of them you name';
  for (const at of marksIn(text, 'm')) {
    const metric = marks.metrics[at];
    if (metric === undefined || metric.weak || metric.ask) continue;
    const isUsed =
      metric.ids.some((id) => json.includes(`"${id}"`)) ||
      (metric.ids.includes('heart-rate') && json.includes('heart-rate')) ||
      / energy/.test(metric.words) ||
      json.includes('"figure":"energy"') ||
      (json.includes('"of":"workouts"') && /^(?:distance|cycling|running|rowing)-/.test(metric.ids[0] ?? ''));
    if (!isUsed) return `“${metric.words}”`;
  }
  for (const at of marksIn(text, 'w')) {
    const workout = marks.workouts[at];
    if (workout === undefined || workout.weak) continue;
    if (!json.includes('"of":"workouts"') && !/"(?:distance-|exercise-time|walking-|running-|cycling-)/.test(json)) return workout.name;
  }
  if (/ @t\d+ .*(?<!@) or .*@t\d/.test(text) && !json.includes('"join":"any"')) return 'what “or” joins';
  return (
    NEEDS.find(([form, isFollowed]) => form.test(text) && !isFollowed(query, form.source.includes('weekends') ? text : json))?.[2] ??
    lostWord(reading, query)
  );
}

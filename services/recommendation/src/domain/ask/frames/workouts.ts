import { marksIn } from '../marked.ts';
import { measureIn, storedThreshold } from '../measures.ts';
import type { Reading } from '../reading.ts';
import type { Measure, Query, WorkoutFigure } from '../query.ts';
import { WORKOUT_NAMES } from '../workout-names.ts';
import { unitOf } from './shared.ts';

const KIND =
  / (?:type|kind|sort|form)s? of (?:my |the |physical )?(?:@[mw]\d+|activity)(?= )| @w\d+ (?:type|kind)s?(?= )| most (?:frequent|common|popular) @w\d+(?= )| favou?rite (?:type of |kind of |form of )?@w\d+(?= )/;
const OFTEN =
  / (?:which|what) (?:is the |is my )?@w\d+ (?:(?:do|did|have|am|was) i .*)?(?:the )?(?:most|least)(?: often| frequently)?(?= (?:@p\d+ |, )*$)/;
const FIGURES: readonly (readonly [RegExp, WorkoutFigure])[] = [
  [/ (?:heart rate|pulse) /, 'heart-rate'],
  [/ (?:minutes|hours|time|long|longest|shortest|duration) /, 'duration'],
  [/ (?:far|farthest|furthest|distance|kilometres|kilometers|km|miles) /, 'distance'],
  [/ (?:calories|kcal|energy|burn|burned|burns) /, 'energy'],
];

/** "Which type of exercise do I do most often?" */
export function kinds({ marked, marked: { text, marks }, slice, unit, ...rest }: Reading): Query | undefined {
  const asked = KIND.test(text);
  if (!asked && !OFTEN.test(text)) return undefined;
  const named = marksIn(text, 'w').map((at) => marks.workouts[at]);
  const all = WORKOUT_NAMES.get('workouts');
  if (named.some((one) => one !== undefined && one.types.length > 0) || all === undefined) return undefined;
  if (!/ (?:most|least|often|frequent|frequently|common|popular|favou?rite|fewest|longest|shortest|highest|lowest|rarest) /.test(text))
    return undefined;
  const words = text.replaceAll(/ @m(\d+)/g, (_all, at: string) => ` ${marks.metrics[Number(at)]?.words ?? ''}`);
  const figure = FIGURES.find(([form]) => form.test(words))?.[1] ?? 'count';
  // "Which workout was the longest" asks for one of them, not for a kind.
  if (!asked && figure !== 'count') return undefined;
  return {
    kind: 'kinds',
    measure: { of: 'workouts', ...all, figure },
    statistic: figure === 'heart-rate' || / (?:average|mean|avg|typical|longest|shortest) /.test(text) ? 'mean' : 'sum',
    pick: / (?:least|fewest|shortest|lowest|rarest) /.test(text) ? 'minimum' : 'maximum',
    ...unitOf({ ...rest, marked, slice, unit }),
    slice,
  };
}

const SHARE =
  / (?:share|percentage|percent|fraction|proportion|portion) of (?:all )?(?:of )?(?:my |the |all |those |@p\d+ )*(?<whole>@w\d+)(?= )/;

/** "What percentage of my workouts were runs?", "what share of my runs were longer than 10 km?" */
export function shareOfWorkouts({ marked, marked: { text, marks }, slice, context }: Reading): Query | undefined {
  const said = SHARE.exec(text);
  const whole = said === null ? undefined : measureIn(marked, ` number of ${said.groups?.['whole']} `, context);
  if (whole?.of !== 'workouts' || said === null) return undefined;
  const rest = text.slice(said.index + said[0].length);
  const [other] = marksIn(rest, 'w').filter((at) => (marks.workouts[at]?.types.length ?? 0) > 0);
  const [limit, more] = marksIn(rest, 't').map((at) => marks.thresholds[at]);
  if (more !== undefined || (other === undefined && limit === undefined)) return undefined;
  const piece = other === undefined ? whole : measureIn(marked, ` number of @w${other} `, context);
  if (piece?.of !== 'workouts') return undefined;
  const figured = measureIn(marked, ` ${said.groups?.['whole']} ${rest}`, context);
  const limited = limit && storedThreshold(limit, figured?.of === 'workouts' ? { ...piece, figure: figured.figure } : piece, context);
  const measure: Measure =
    limited?.measure.of === 'workouts'
      ? { ...piece, figure: 'count', only: { figure: limited.measure.figure, threshold: limited.threshold } }
      : { ...piece, figure: 'count' };
  return { kind: 'part', measure, whole: { ...whole, figure: 'count' }, unit: '%', slice };
}

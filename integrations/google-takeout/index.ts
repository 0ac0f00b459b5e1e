import { DayTotals, headText, type FileFormat, type OneFile, type Reading } from '../kit/index.ts';
import { FITBIT_WITHOUT_NAME, isFitbitJson, kindOf, readFitbitJson } from './fitbit/json.ts';
import { isSleepJson, readSleep } from './fitbit/sleep.ts';
import { isExerciseJson, readExercises } from './fitbit/exercise.ts';
import { isWeightJson, Weights } from './fitbit/weight.ts';
import { tableIn, readTable } from './fitbit/table.ts';
import { isProfile, readProfile } from './fitbit/profile.ts';
import { isFitData, readFitData } from './fit/data-points.ts';
import { isFitSession, readFitSession } from './fit/session.ts';
import { isFitMetrics, readFitMetrics } from './fit/metrics.ts';

/** Folders of a Takeout that hold health data; `MyFitbitData` is Fitbit's own export of the same files. */
const FOLDERS = /(^|\/)(Fitbit|Google Health|Global Export Data|MyFitbitData|[^/]*_GoogleData|Fit)\//i;
/** What Google knows about places, settings and its own guesses: no health data, and most of the bytes. */
const LEFT_OUT =
  /(UserActivityProbabilities|UserSensorCompressionToken|gps_location|coarse_physical_location|weather_forecast|live_pace|location\.sample|micro_motion|micro_stillness)/i;

/** Google Takeout: everything that Fitbit, the Google Health app and Google Fit know. */
export const googleTakeout: FileFormat = {
  id: 'google-takeout',
  name: 'Google Takeout',
  recognise: (head, path) => readerOf(head, path) !== undefined,
  begin: (out): Reading => {
    const weights = new Weights(out);
    const totals = new DayTotals(out);
    return {
      file: async (file) => {
        const kind = readerOf(file.head, file.path);
        const name = file.path.slice(file.path.lastIndexOf('/') + 1);
        if (kind === 'left-out') out.problem('file-left-out', nameOfFamily(name));
        else if (kind === 'without-name') out.problem('file-needs-its-folder', 'fitbit');
        else if (kind === 'profile') weights.unitOf(await readProfile(file.content, out));
        else if (kind === 'weight') await weights.read(file.content);
        else if (kind === 'sleep') await readSleep(file.content, out);
        else if (kind === 'exercise') await readExercises(file.content, out);
        else if (kind === 'fitbit-json') await readFitbitJson(file.content, name, out, totals);
        else if (kind === 'table') await readTable(file.content, headText(file.head), name, out);
        else if (kind === 'fit-data') await readFitData(file.content, headText(file.head), out);
        else if (kind === 'fit-session') await readFitSession(file.content, out);
        else if (kind === 'fit-metrics') await readFitMetrics(file.content, name, out, totals);
      },
      end: async () => {
        weights.end();
        totals.end();
      },
    };
  },
};

type Kind =
  | 'left-out'
  | 'without-name'
  | 'profile'
  | 'weight'
  | 'sleep'
  | 'exercise'
  | 'fitbit-json'
  | 'table'
  | 'fit-data'
  | 'fit-session'
  | 'fit-metrics';

function readerOf(head: OneFile['head'], path: string): Kind | undefined {
  const text = headText(head).replace(/^\ufeff/, '');
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (LEFT_OUT.test(name) && FOLDERS.test(path)) return 'left-out';
  const first = text.trimStart()[0];
  if (first === '{' || first === '[') return jsonKind(text, name, path);
  if (first === '<' || first === undefined) return undefined;
  if (isProfile(text)) return 'profile';
  if (tableIn(text, name) !== undefined) return 'table';
  if (isFitMetrics(text)) return 'fit-metrics';
  return FOLDERS.test(path) && /\.csv$/i.test(path) ? 'left-out' : undefined;
}

function jsonKind(text: string, name: string, path: string): Kind | undefined {
  if (isFitData(text)) return 'fit-data';
  if (isFitSession(text)) return 'fit-session';
  if (isSleepJson(text)) return 'sleep';
  if (isExerciseJson(text)) return 'exercise';
  if (isWeightJson(text)) return 'weight';
  if (isFitbitJson(text, name)) return 'fitbit-json';
  if (FITBIT_WITHOUT_NAME.test(text)) return path === name && kindOf(name) === '' ? 'without-name' : 'left-out';
  return FOLDERS.test(path) && /\.json$/i.test(path) ? 'left-out' : undefined;
}

/** The kind of a file, without its date and its number. */
const nameOfFamily = (name: string): string => name.replace(/[-_ ]*\d[\d\-_() ]*(?=\.\w+$|$)/, '').slice(0, 60);

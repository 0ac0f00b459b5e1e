import { eachAlone, headText, wholeBytes, type FileFormat } from '../kit/index.ts';
import { readTcx } from './read.ts';

/** Far above a recording of several days: about a hundred hours of seconds. */
const FILE_BYTES_MAX = 64 * 1024 * 1024;

/** TCX: workouts with laps, as Garmin Connect, Strava, Polar Flow and Google Fit export them. */
export const tcx: FileFormat = {
  id: 'tcx',
  name: 'TCX',
  recognise: (head) => /<(\w+:)?TrainingCenterDatabase[\s>]/.test(headText(head)),
  begin: eachAlone(async ({ content }, out) => {
    const bytes = await wholeBytes(content, FILE_BYTES_MAX);
    if (bytes === undefined) return out.problem('file-too-large', 'tcx');
    await readTcx(bytes, out);
  }),
};

import { eachAlone, headText, type FileFormat } from '../kit/index.ts';
import { readGpx } from './read.ts';

/** GPX: tracks of workouts, as nearly every device and app can export them. */
export const gpx: FileFormat = {
  id: 'gpx',
  name: 'GPX',
  recognise: (head) => /<(\w+:)?gpx[\s>]/.test(headText(head)),
  begin: eachAlone(({ content }, out) => readGpx(content, out)),
};

import measure from '../../person/measure/texts.en.json';
import own from '../texts.en.json';

export { SharedMeasureScreen as Screen } from './shared-measure-screen.tsx';
export const texts = { ...own, ...measure };

import model from '../model/texts.en.json';
import own from './texts.en.json';

export { AskScreen as Screen } from './ask-screen.tsx';
export const texts = { ...own, ...model };

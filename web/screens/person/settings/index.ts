import model from '../model/texts.en.json';
import own from './texts.en.json';

export { SettingsScreen as Screen } from './settings-screen.tsx';
export const texts = { ...own, ...model };

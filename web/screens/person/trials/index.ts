export { TrialsScreen as Screen } from './trials-screen.tsx';
export { default as texts } from './texts.en.json';

export { NewTrialScreen as Screen } from './new-trial-screen.tsx';
export { default as texts } from './texts.en.json';

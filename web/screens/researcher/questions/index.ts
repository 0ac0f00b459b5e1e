export { QuestionsScreen as Screen } from './questions-screen.tsx';
export { default as texts } from './texts.en.json';

export { AskScreen as Screen } from './ask-screen.tsx';
export { default as texts } from './texts.en.json';

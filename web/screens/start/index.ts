export { StartScreen as Screen } from './start-screen.tsx';
export { default as texts } from './texts.en.json';

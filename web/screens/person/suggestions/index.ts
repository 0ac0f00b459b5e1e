export { SuggestionsScreen as Screen } from './suggestions-screen.tsx';
export { default as texts } from './texts.en.json';

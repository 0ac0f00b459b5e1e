export { SourcesScreen as Screen } from './sources-screen.tsx';
export { default as texts } from './texts.en.json';

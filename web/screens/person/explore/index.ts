export { ExploreScreen as Screen } from './explore-screen.tsx';
export { default as texts } from './texts.en.json';

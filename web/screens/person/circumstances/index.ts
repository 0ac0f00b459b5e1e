export { CircumstancesScreen as Screen } from './circumstances-screen.tsx';
export { default as texts } from './texts.en.json';

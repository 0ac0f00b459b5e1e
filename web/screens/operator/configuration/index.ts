export { ConfigurationScreen as Screen } from './configuration-screen.tsx';
export { default as texts } from './texts.en.json';

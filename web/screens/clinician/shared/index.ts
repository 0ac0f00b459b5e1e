export { SharedScreen as Screen } from './shared-screen.tsx';
export { default as texts } from '../texts.en.json';

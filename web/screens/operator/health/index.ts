export { HealthScreen as Screen } from './health-screen.tsx';
export { default as texts } from './texts.en.json';

export { LogsScreen as Screen } from './logs-screen.tsx';
export { default as texts } from './texts.en.json';

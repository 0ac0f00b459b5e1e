export { SettingsScreen as Screen } from './settings-screen.tsx';
export { default as texts } from './texts.en.json';

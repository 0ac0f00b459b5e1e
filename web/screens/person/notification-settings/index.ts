export { NotificationSettingsScreen as Screen } from './notification-settings-screen.tsx';
export { default as texts } from './texts.en.json';

export { InboxScreen as Screen } from './inbox-screen.tsx';
export { default as texts } from './texts.en.json';

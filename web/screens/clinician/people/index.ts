export { PeopleScreen as Screen } from './people-screen.tsx';
export { default as texts } from '../texts.en.json';

export { QuestionnairesScreen as Screen } from './questionnaires-screen.tsx';
export { default as texts } from './texts.en.json';

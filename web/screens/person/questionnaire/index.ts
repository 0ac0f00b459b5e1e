export { QuestionnaireScreen as Screen } from './questionnaire-screen.tsx';
export { default as texts } from './texts.en.json';

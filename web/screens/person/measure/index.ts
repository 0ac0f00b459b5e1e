export { MeasureScreen as Screen } from './measure-screen.tsx';
export { default as texts } from './texts.en.json';

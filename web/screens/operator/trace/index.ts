export { TraceScreen as Screen } from './trace-screen.tsx';
export { default as texts } from './texts.en.json';

export { TracesScreen as Screen } from './traces-screen.tsx';
export { default as texts } from './texts.en.json';

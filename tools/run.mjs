// What `npm run <script>` starts, on whatever Node >= 20 is there.
import { launch } from '../host/bin/launch.mjs';

const [script = 'help', ...args] = process.argv.slice(2);
const entries = {
  test: ['tools/test.ts', []],
  check: ['tools/check.ts', []],
  bench: ['tools/bench/main.ts', []],
  vectors: ['tools/vectors.ts', []],
  eval: ['tools/eval/main.ts', []],
  docs: ['tools/docs.ts', []],
  'new-integration': ['tools/new-integration.ts', []],
};
const [entry, first] = entries[script] ?? ['host/src/main.ts', [script]];
const built = !['check', 'vectors', 'eval', 'docs', 'new-integration'].includes(script);
launch(entry, [...first, ...args], { web: built, program: built });

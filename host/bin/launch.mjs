// Plain JavaScript for any Node >= 20: brings the installation up to date and hands over to the pinned Node.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const modules = join(root, 'node_modules');
const pinned = join(modules, 'node/bin/node');

/**
 * A small nursery and a heap that is tidied early: 150 MB less resident while importing, for a few percent of speed. An installation that
 * serves many people says otherwise in NODE_OPTIONS, which counts more than these. Tools that are not the program take what they need.
 */
const FLAGS = (process.env.NODE_OPTIONS ?? '').includes('--max-old-space-size')
  ? []
  : ['--max-semi-space-size=4', '--max-old-space-size=320', '--heap-growing-percent=60'];

const PROGRAM = ['contracts', 'science', 'charts', 'kit', 'integrations', 'guidelines', 'simulator', 'services', 'host'];
/** What was built takes the place of its sources. */
const BUILT = ['--import', pathToFileURL(join(root, 'host/bin/built.mjs')).href];

const digest = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');
const say = (text) => process.stderr.write(`${text}\n`);
const same = (stamp, wanted) => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;

function run(command, args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', process.stderr, process.stderr], env: environment() });
  if (status !== 0) {
    say(`aceso: '${command} ${args.join(' ')}' failed.`);
    process.exit(1);
  }
}

function environment() {
  return {
    ...process.env,
    PATH: `${dirname(pinned)}:${join(modules, '.bin')}:${process.env.PATH}`,
    // One heap for all threads of glibc: what one thread gives back another takes. 80 MB less while importing, at no cost.
    MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? '1',
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(modules, '.cache/compile'),
  };
}

/** Installs the packages of the lock file when they are not there yet. */
function install() {
  const stamp = join(modules, '.aceso-installed');
  const wanted = digest(readFileSync(join(root, 'package-lock.json')));
  if (same(stamp, wanted) && existsSync(pinned)) return;
  say('aceso: installing packages (once) …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, wanted);
}

/** Builds what its sources have changed since the last time. */
function build(stamp, wanted, what, command, args) {
  if (same(stamp, wanted)) return;
  say(`aceso: building ${what} …`);
  run(command, args);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

function buildWeb() {
  const wanted = digest(...sources(['web', 'charts', 'contracts']).flatMap((file) => [file, readFileSync(join(root, file))]));
  build(join(root, 'web/dist/.aceso-built'), wanted, 'the web app', 'npm', ['run', 'build', '--silent', '-w', '@aceso/web']);
}

/** One file for hundreds: a start from sources takes a second longer and 40 MB more. Asked at every start, so by size and time alone. */
function buildProgram() {
  const files = sources(PROGRAM).map((file) => ({ file, ...statSync(join(root, file)) }));
  const wanted = digest(
    readFileSync(join(modules, '.aceso-installed')),
    ...files.map(({ file, size, mtimeMs }) => `${file} ${size} ${mtimeMs}\n`),
  );
  build(join(root, 'host/dist/.aceso-built'), wanted, 'the program', pinned, [join(root, 'host/build/build.ts')]);
}

function sources(folders) {
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).map((entry) => ({
        entry,
        path: join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1),
      })),
    )
    .filter(
      ({ entry, path }) =>
        entry.isFile() &&
        /\.(ts|tsx|css|html|json|svg|woff2)$/.test(path) &&
        !/(^|\/)(dist|node_modules)\//.test(path) &&
        !path.endsWith('.test.ts'),
    )
    .map(({ path }) => path)
    .sort();
}

/** Runs a TypeScript entry with the pinned Node and leaves with its exit code; signals reach it. */
export function launch(entry, args, { web = true, program = true } = {}) {
  install();
  if (web) buildWeb();
  if (program) buildProgram();
  const child = spawn(pinned, [...(program ? [...FLAGS, ...BUILT] : []), join(root, entry), ...args], {
    stdio: 'inherit',
    env: environment(),
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}

import { globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown, type Plugin } from 'rolldown';

const ROOT = join(import.meta.dirname, '../..');
const OUT = join(ROOT, 'host/dist');

/** What is started or found by its path; everything else is reached from these. */
const ENTRIES = [
  'host/src/main.ts',
  'services/health-data/src/jobs/reader-thread.ts',
  ...globSync('{integrations,guidelines}/*/index.ts', { cwd: ROOT }),
  ...globSync('integrations/*/simulator.ts', { cwd: ROOT }),
].toSorted();

/** Packages of hundreds of small ES modules, which cost more to find than to run. The other packages stay as they were published. */
const TAKEN_IN = /^(typebox|jose|oidc-provider)(\/|$)/;

/** Modules go on knowing where their source lies: migrations, policies and manifests are found beside it. */
const sourcePlaces: Plugin = {
  name: 'source-places',
  transform: {
    filter: { id: { exclude: /[\\/]node_modules[\\/]/ }, code: /import\.meta\.(dirname|url)/ },
    handler: (code, id) =>
      code
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)),
  },
};

/** Keeps published packages outside, at the version that the importing workspace has. */
const publishedPackages: Plugin = {
  name: 'published-packages',
  resolveId: {
    filter: { id: /^(?!node:|@aceso\/|[./\\\0])/ },
    async handler(source, importer) {
      if (importer === undefined || TAKEN_IN.test(source)) return null;
      const found = await this.resolve(source, importer, { skipSelf: true });
      if (found === null) return { id: source, external: true };
      const ofRoot = found.id.startsWith(join(ROOT, 'node_modules/'));
      return ofRoot ? { id: source, external: true } : { id: relative(OUT, found.id), external: true };
    },
  },
};

/** Stays beside the program as its own files: under its licence it must be possible to put another version in its place. */
const ownLicence: Plugin = {
  name: 'own-licence',
  resolveId: {
    filter: { id: /^@aceso\/qrisk3$/ },
    handler: () => ({ id: relative(OUT, join(ROOT, 'qrisk3/index.ts')), external: true }),
  },
};

const nameOf = (entry: string): string => entry.replace(/\.ts$/, '').replaceAll('/', '.');

rmSync(OUT, { recursive: true, force: true });
const bundle = await rolldown({
  input: Object.fromEntries(ENTRIES.map((entry) => [nameOf(entry), join(ROOT, entry)])),
  platform: 'node',
  plugins: [sourcePlaces, ownLicence, publishedPackages],
});
await bundle.write({
  dir: OUT,
  format: 'esm',
  keepNames: true,
  entryFileNames: '[name].mjs',
  chunkFileNames: '[name]-[hash].mjs',
});
await bundle.close();
mkdirSync(OUT, { recursive: true });
writeFileSync(join(OUT, 'modules.json'), JSON.stringify(Object.fromEntries(ENTRIES.map((entry) => [entry, `${nameOf(entry)}.mjs`]))));

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest, Plugin } from 'vite';

const ID = 'virtual:client-assets';

/** What the server must know of the client's build to write the first page. */
export interface ClientAssets {
  readonly css: string;
  readonly entry: string;
  /** Modules that the entry imports at once. */
  readonly modules: readonly string[];
  readonly fonts: readonly string[];
}

async function assetsOf(clientFolder: string): Promise<ClientAssets> {
  // Written by the client's build a moment ago: its form is Vite's own.
  const manifest = JSON.parse(await readFile(join(clientFolder, '.vite/manifest.json'), 'utf8')) as Manifest;
  const entry = Object.values(manifest).find((chunk) => chunk.isEntry === true);
  const sheet = Object.values(manifest).find((chunk) => chunk.file.endsWith('.css'))?.file ?? entry?.css?.[0];
  if (entry === undefined || sheet === undefined) throw new Error(`no entry or no style sheet in ${clientFolder}: build the client first`);
  const css = await readFile(join(clientFolder, sheet), 'utf8');
  return {
    css,
    entry: `/${entry.file}`,
    modules: (entry.imports ?? []).flatMap((name) => (manifest[name] === undefined ? [] : [`/${manifest[name].file}`])),
    fonts: [...css.matchAll(/url\(["']?(\/[^"')]+\.woff2)["']?\)/g)].flatMap((match) => (match[1] === undefined ? [] : [match[1]])),
  };
}

/** Hands the finished client build to the server build as a module. */
export function clientAssets(clientFolder: string): Plugin {
  return {
    name: 'aceso-client-assets',
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    async load(id) {
      if (id !== `\0${ID}`) return undefined;
      return `export const assets = ${JSON.stringify(await assetsOf(clientFolder))};`;
    },
  };
}

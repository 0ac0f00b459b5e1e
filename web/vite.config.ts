import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { catalogues } from './build/catalogues.ts';
import { clientAssets } from './build/client-assets.ts';
import { units } from './build/units-table.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig(({ isSsrBuild }) => {
  const dist = process.env['ACESO_WEB_DIST'] ?? here('./dist');
  return {
    root: here('.'),
    base: '/',
    logLevel: 'warn',
    plugins: [catalogues(), units(), tailwindcss(), react(), clientAssets(`${dist}/client`)],
    ...(isSsrBuild ? { ssr: { noExternal: true }, define: { 'process.env.NODE_ENV': '"production"' } } : {}),
    build: {
      outDir: isSsrBuild ? `${dist}/server` : `${dist}/client`,
      emptyOutDir: true,
      // One style sheet, which the first page carries inline: a screen that is loaded later brings no sheet of its own.
      cssCodeSplit: false,
      manifest: !isSsrBuild,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      // The budgets of the tests are for packed files; this warning knows only unpacked ones.
      chunkSizeWarningLimit: 700,
      target: 'es2023',
      rolldownOptions: isSsrBuild
        ? { input: here('./server.tsx'), output: { entryFileNames: 'server.js' } }
        : // What the first page needs is one file: it packs better than a dozen, and costs one request.
          { input: here('./client.tsx'), output: { codeSplitting: { groups: [{ name: 'base', tags: ['$initial'] }] } } },
    },
  };
});

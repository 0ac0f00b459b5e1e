import { createMemoryHistory } from '@tanstack/react-router';
import { renderToString } from 'react-dom/server';
import { assets } from 'virtual:client-assets';
import { AppTree, createApp } from './app/app.tsx';
import { type Boot, BOOT_ID, bootText } from './app/boot.ts';

export type { Boot } from './app/boot.ts';

/** What is needed to write a page. */
export interface PageInput {
  /** Path and query of the request, such as `/today?on=2026-11-22`. */
  readonly address: string;
  readonly boot: Boot;
  /** Fresh random text for each answer (at least 128 bits); it also stands in the policy. */
  readonly nonce: string;
}

const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Policy of a page: nothing from elsewhere, no code and no style that does not carry the nonce. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    `default-src 'none'`,
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `manifest-src 'self'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}

function head({ boot, nonce }: PageInput, title: string): string {
  return [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">',
    `<title>${escape(title)}</title>`,
    '<meta name="theme-color" media="(prefers-color-scheme: light)" content="#F7F6F2">',
    '<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#121413">',
    '<link rel="icon" href="data:,">',
    `<style nonce="${nonce}">${assets.css}</style>`,
    ...assets.fonts.map((font) => `<link rel="preload" as="font" type="font/woff2" href="${font}" crossorigin>`),
    ...assets.modules.map((module) => `<link rel="modulepreload" href="${module}" nonce="${nonce}">`),
    `<script type="application/json" id="${BOOT_ID}" nonce="${nonce}">${bootText(boot)}</script>`,
    `<script type="module" src="${assets.entry}" nonce="${nonce}"></script>`,
  ].join('');
}

/** A page, or the address where it is instead. */
export interface PageOutput {
  readonly status: 200 | 302 | 404 | 500;
  readonly location?: string;
  readonly html: string;
}

/**
 * Writes a page: readable before any script runs, with its style sheet and its data inside.
 *
 * A screen whose data is not in `boot` is written with its heading and states; the browser fills it.
 */
export async function renderPage(input: PageInput): Promise<PageOutput> {
  const { boot } = input;
  const app = createApp(boot, createMemoryHistory({ initialEntries: [input.address] }));
  await app.router.load();
  // What the router found out while loading on a server; its own adapters read the same field.
  const result = app.router._serverResult;
  if (result?.type === 'redirect') return { status: 302, location: result.redirect.headers.get('location') ?? '/today', html: '' };
  const body = renderToString(<AppTree app={app} />);
  const theme = boot.theme === undefined ? '' : ` data-theme="${boot.theme}"`;
  app.cache.clear();
  const html = `<!doctype html><html lang="${escape(app.i18n.locale)}"${theme}><head>${head(input, 'Aceso')}</head><body><div id="aceso">${body}</div></body></html>`;
  return { status: result?.status ?? 200, html };
}

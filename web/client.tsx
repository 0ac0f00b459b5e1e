import './app.css';
import { createBrowserHistory } from '@tanstack/react-router';
import { setNonce } from 'get-nonce';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { AppTree, createApp } from './app/app.tsx';
import { readBoot } from './app/boot.ts';
import { profileQuery } from './lib/queries.ts';
import { applyTheme, readTheme } from './lib/theme.ts';
import { listenForKeys } from './lib/keys.ts';

/** Element that the app is written into. */
const ROOT_ID = 'aceso';

async function start(): Promise<void> {
  const element = document.getElementById(ROOT_ID);
  if (element === null) throw new Error(`the page has no element ${ROOT_ID}`);
  // Layers lock the page's scrolling by a style block, which a strict policy lets through only with the nonce of the page.
  const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
  if (nonce !== undefined && nonce !== '') setNonce(nonce);
  applyTheme(readTheme());
  const boot = readBoot(document);
  const app = createApp(boot, createBrowserHistory());
  const isWritten = element.hasChildNodes();
  // Makes the router write the same boundaries as on the server: otherwise React would throw the page away and write it anew.
  if (isWritten) app.router.ssr = { manifest: undefined };
  await app.router.load();
  if (isWritten) hydrateRoot(element, <AppTree app={app} />);
  else createRoot(element).render(<AppTree app={app} />);
  if (boot.me === undefined) return;
  if (boot.me.personId !== undefined) void app.cache.prefetchQuery(profileQuery());
  // Not needed to read the first page; what happens before the stream stands is read again once it does.
  void import('./lib/live.ts').then(({ followLive }) => followLive(app.cache));
  listenForKeys((address) => void app.router.navigate({ to: address }));
}

void start();

import type { Page } from 'playwright-core';

/** Notes every state of every progress bar from now on: an import of a small file is over before somebody could look. */
export async function watchProgress(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(`{
    const seen = (globalThis.progressSeen = new Set());
    const note = () => document.querySelectorAll('[role=progressbar]').forEach((bar) => seen.add(bar.getAttribute('aria-label') + ': ' + bar.parentElement.innerText.trim()));
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    note();
  }`);
  return async () => await page.evaluate<readonly string[]>('[...globalThis.progressSeen]');
}

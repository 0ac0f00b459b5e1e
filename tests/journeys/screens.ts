import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SIZES = [
  { name: 'phone', width: 360, height: 780 },
  { name: 'desktop', width: 1280, height: 900 },
] as const;
const SCHEMES = ['light', 'dark'] as const;
// As text: they run in the browser, whose types this program does not have.
const BEYOND = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
const SETTLED = `document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))))`;
// Of a list with hundreds of like rows the first stand for all: a trace would take half a minute.
const AXE_RUN = `axe.run({ include: document, exclude: ['li:nth-child(n+31)'] }, { resultTypes: ['violations'] })`;
/** What a part of a page says while it is read. */
const LOADING = /^Loading$/;
const NODES_SHOWN = 3;
const GRAVE: ReadonlySet<string | null | undefined> = new Set(['serious', 'critical']);

/** Looks at a screen on phone and desktop, light and dark: no grave barrier, nothing that scrolls sideways. */
export async function inspect(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  const found: string[] = [];
  // A page of skeletons has no barriers.
  await page.getByRole('status').filter({ hasText: LOADING }).first().waitFor({ state: 'detached' });
  for (const { name: size, width, height } of SIZES) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await settled(page);
      await photograph(page, `${name}-${size}-${colorScheme}`);
      found.push(...(await barriers(page)).map((barrier) => `${size} ${colorScheme}: ${barrier}`));
    }
    const beyond = await page.evaluate<number>(BEYOND);
    if (beyond > 0) found.push(`${size}: the page scrolls sideways by ${beyond} px`);
  }
  if (before !== null) await page.setViewportSize(before);
  assert.deepEqual(found, [], `barriers on ${name} (${page.url()})`);
}

/** A picture of the whole page into the folder of `ACESO_SCREENSHOTS`, when it is set. */
export async function photograph(page: Page, name: string): Promise<void> {
  const folder = process.env['ACESO_SCREENSHOTS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.evaluate('scrollTo(0, 0)');
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/** Two frames later styles and sizes have taken effect. */
const settled = async (page: Page): Promise<unknown> => await page.evaluate(SETTLED);

async function barriers(page: Page): Promise<readonly string[]> {
  // Through the debugger, which no content security policy holds back.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate<AxeResults>(AXE_RUN);
  return violations
    .filter(({ impact }) => GRAVE.has(impact))
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, NODES_SHOWN).map(wordsOf).join(' | ')}`);
}

const wordsOf = ({ target, failureSummary = '' }: AxeResults['violations'][number]['nodes'][number]): string =>
  `${target.join(' ')} ${failureSummary}`.replaceAll('\n', ' ');

import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { simulate, type Simulation } from '@aceso/simulator';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openChromium } from './chromium.ts';
import { startProgram, type Program, type ProgramOptions } from './program.ts';
import { photograph } from './screens.ts';
import { stepsOf, type Step } from './steps.ts';

/** The zone of the made-up people. */
export const ZONE = 'Europe/Zurich';
const DAYS = 120;
const PATIENCE_MS = 20_000;

/** A running installation, and somebody's export to bring to it. */
export interface Journey extends AsyncDisposable {
  readonly program: Program;
  readonly step: Step;
  /** Path of an export of 120 days, and what is in it. */
  readonly file: string;
  readonly simulation: Simulation;
  /** A window of somebody who shares nothing with the others: cookies are its own. */
  window(name: string): Promise<Page>;
}

/** Starts the program and makes the export; the browser comes with the first window. */
export async function openJourney(context: TestContext, options?: ProgramOptions): Promise<Journey> {
  const opened = new AsyncDisposableStack();
  const pages = new Map<string, Page>();
  try {
    const folder = mkdtempSync(join(tmpdir(), 'aceso-export-'));
    opened.defer(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'export.zip');
    const simulation = await simulate({ seed: 7, days: DAYS, end: new Date(), timeZone: ZONE, out: file, trip: false });
    const program = opened.use(await startProgram(options));
    let browser: Browser | undefined;
    return {
      program,
      file,
      simulation,
      step: stepsOf(context, async () => await surroundings(pages, program)),
      async window(name) {
        browser ??= opened.adopt(await openChromium(), async (one) => await one.close());
        const page = await newPage(browser, program.url);
        pages.set(name, page);
        return page;
      },
      [Symbol.asyncDispose]: async () => await opened.disposeAsync(),
    };
  } catch (cause) {
    await opened.disposeAsync();
    throw cause;
  }
}

async function newPage(browser: Browser, url: string): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    baseURL: url,
    locale: 'en-GB',
    timezoneId: ZONE,
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  return await context.newPage();
}

/** What somebody would ask first when a journey broke off. */
async function surroundings(pages: ReadonlyMap<string, Page>, program: Program): Promise<string> {
  const lines: string[] = [];
  for (const [name, page] of pages) {
    await photograph(page, `failed-${name}`);
    const text = await page.locator('body').innerText({ timeout: 1000 });
    lines.push(`${name} is at ${page.url()} and sees: ${text.replaceAll('\n', ' ').slice(0, 800)}`);
  }
  return [...lines, `the program said: ${program.said().slice(-2000)}`].join('\n');
}

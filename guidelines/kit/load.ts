import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Guideline } from './guideline.ts';

const MOST_TITLE_WORDS = 8;

/** Why a guideline is not used. */
export interface Refused {
  readonly id: string;
  readonly reason: string;
}

export interface Catalogue {
  readonly guidelines: readonly Guideline[];
  readonly refused: readonly Refused[];
}

/** Finds every guideline by its manifest and refuses those without a live citation or past their review. */
export async function loadGuidelines(today: string, folder: string = join(import.meta.dirname, '..')): Promise<Catalogue> {
  const guidelines: Guideline[] = [];
  const refused: Refused[] = [];
  for (const file of globSync('*/manifest.json', { cwd: folder }).toSorted()) {
    const id = dirname(file);
    const { guideline } = (await import(pathToFileURL(join(folder, id, 'index.ts')).href)) as { guideline: Guideline }; // The form of every folder; checked below.
    const reason = problemOf(id, guideline, today);
    if (reason === undefined) guidelines.push(guideline);
    else refused.push({ id, reason });
  }
  return { guidelines, refused };
}

/** What forbids the use of a guideline; undefined when nothing does. */
export function problemOf(id: string, { manifest }: Guideline, today: string): string | undefined {
  if (manifest.id !== id) return `its id is ${manifest.id}`;
  if (manifest.citations.length === 0) return 'it cites no source';
  const broken = manifest.citations.find(
    ({ title, issuer, year, url }) => title === '' || issuer === '' || !Number.isInteger(year) || !URL.canParse(url),
  );
  if (broken !== undefined) return `the citation "${broken.title}" is not complete`;
  if (manifest.reviewBy < today) return `its sources had to be looked at again by ${manifest.reviewBy}`;
  if (manifest.title.split(' ').length > MOST_TITLE_WORDS) return `its title has more than ${MOST_TITLE_WORDS} words`;
  if (/\d/.test(`${manifest.title}${manifest.why}${manifest.action}`)) return 'its texts hold digits that are no figures';
  return undefined;
}

/** Case table of a guideline, for its test. */
export const casesOf = (folder: string): unknown => JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8'));

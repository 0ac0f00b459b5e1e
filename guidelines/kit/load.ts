import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Compile } from 'typebox/compile';
import type { Guideline } from './guideline.ts';
import { isLiveForm } from './live-citation.ts';
import { ManifestSchema, type Manifest } from './manifest-schema.ts';
import { claimsIn } from './wording.ts';

const MOST_TITLE_WORDS = 8;
const manifestForm = Compile(ManifestSchema);

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
    const reason = problemOf(id, guideline.manifest, today);
    if (reason === undefined) guidelines.push(guideline);
    else refused.push({ id, reason });
  }
  return { guidelines, refused };
}

/** Texts of a guideline that a person may read. */
export const textsOf = ({ title, why, steps, expectedEffect, success, trial }: Manifest): readonly string[] => [
  title,
  why,
  ...steps,
  expectedEffect,
  success.text,
  ...(trial === undefined ? [] : [trial.on, trial.off]),
];

/** What forbids the use of a guideline; undefined when nothing does. */
export function problemOf(id: string, manifest: Manifest, today: string): string | undefined {
  if (!manifestForm.Check(manifest)) {
    const [first] = manifestForm.Errors(manifest);
    return `its manifest is not of the form: ${first?.instancePath ?? ''} ${first?.message ?? ''}`.trim();
  }
  if (manifest.id !== id) return `its id is ${manifest.id}`;
  const dead = manifest.citations.find(({ url }) => !isLiveForm(url));
  if (dead !== undefined) return `the citation "${dead.title}" leads to no page of its issuer`;
  if (manifest.reviewedOn >= manifest.reviewBy) return 'its next review comes before its last';
  if (manifest.reviewBy < today) return `its sources had to be looked at again by ${manifest.reviewBy}`;
  if (manifest.population.minimumAge > manifest.population.maximumAge) return 'its ages are the wrong way round';
  if (manifest.title.split(' ').length > MOST_TITLE_WORDS) return `its title has more than ${MOST_TITLE_WORDS} words`;
  const { trial } = manifest;
  if (trial !== undefined && trial.washoutDays >= trial.blockDays) return 'no day of a block of its trial would count';
  if (/\d/.test(`${manifest.title}${manifest.why}${manifest.steps.join('')}${trial?.on ?? ''}${trial?.off ?? ''}`))
    return 'its texts hold digits that are no figures';
  const [claim] = textsOf(manifest).flatMap(claimsIn);
  return claim === undefined ? undefined : `it claims ${claim}`;
}

/** Case table of a guideline, for its test. */
export const casesOf = (folder: string): unknown => JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8'));

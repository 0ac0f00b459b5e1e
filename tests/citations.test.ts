import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filesLike, isTest, sources, textOf } from './house/sources.ts';

interface Paper {
  readonly doi: string;
  readonly by: string;
  readonly year: number;
  readonly seen: 'doi' | 'title';
  readonly where?: string;
}
interface Citation {
  readonly title: string;
  readonly year: number;
  readonly url: string;
}

const { papers } = JSON.parse(textOf('science/citations.json')) as { readonly papers: readonly Paper[] };
/** ISO 26324 as DOIs are given in practice: a prefix of digits, then what the publisher chose, without spaces. */
const FORM = /^10\.\d{4,9}\/[\w.;()/:+-]+$/;
const IN_TEXT = /\bdoi:? (10\.\d{4,9}\/\S+)/g;

/** A DOI as it stands in a sentence, without what follows it. */
function bare(found: string): string {
  const doi = found.replace(/[.,;:'"`’]+$/, '');
  const count = (letter: string): number => doi.split(letter).length - 1;
  return count(')') > count('(') ? bare(doi.slice(0, doi.lastIndexOf(')'))) : doi;
}

/** DOIs of a text with what stands before each, back to the one before it. */
function citedIn(text: string): readonly { readonly doi: string; readonly before: string }[] {
  const flat = text.replace(/\n\s*\*\s?/g, ' ');
  let last = 0;
  return [...flat.matchAll(IN_TEXT)].map((match) => {
    const before = flat.slice(Math.max(last, flat.lastIndexOf('@see', match.index)), match.index);
    last = match.index + match[0].length;
    return { doi: bare(match[1] ?? ''), before };
  });
}

const science = sources().filter((file) => file.startsWith('science/') && !isTest(file));
const cited = science.flatMap((file) => citedIn(textOf(file)).map((one) => ({ ...one, file })));
const manifests = filesLike('guidelines/*/manifest.json').flatMap((file) =>
  (JSON.parse(textOf(file)) as { readonly citations: readonly Citation[] }).citations.map((citation) => ({ ...citation, file })),
);

test('citations: every DOI in sources and guidelines has the form of one', () => {
  const all = [
    ...sources()
      .filter((file) => !isTest(file) && !file.startsWith('web/') && !file.startsWith('tools/'))
      .flatMap((file) => citedIn(textOf(file)).map(({ doi }) => ({ doi, file }))),
    ...manifests.flatMap(({ url, file }) =>
      url.startsWith('https://doi.org/') ? [{ doi: url.slice('https://doi.org/'.length), file }] : [],
    ),
  ];

  assert.ok(all.length > 150, `${all.length} DOIs`);
  assert.deepEqual(
    all.filter(({ doi }) => !FORM.test(doi) || bare(doi) !== doi),
    [],
  );
});

test('citations: the methods of science cite what science/citations.json lists as looked up, all of it and nothing else', () => {
  assert.deepEqual([...new Set(cited.map(({ doi }) => doi))].toSorted(), papers.map(({ doi }) => doi).toSorted());
});

test('citations: no two papers share a DOI, and wherever one is cited it is the same paper', () => {
  const byDoi = Map.groupBy(papers, ({ doi }) => doi.toLowerCase());
  assert.deepEqual(
    [...byDoi.values()].filter(({ length }) => length > 1),
    [],
  );
  const wrong = cited.filter(({ doi, before }) => {
    const year = before.match(/\b(?:19|20)\d\d\b/g)?.at(-1);
    return year !== undefined && Number(year) !== byDoi.get(doi.toLowerCase())?.[0]?.year;
  });
  assert.deepEqual(wrong, []);
});

test('citations: what was not found in full says where it was looked for', () => {
  assert.deepEqual(
    papers.filter(({ seen, where }) => seen === 'title' && where === undefined),
    [],
  );
});

test('citations: guidelines that cite one address mean one publication of one year', () => {
  const differing = [...Map.groupBy(manifests, ({ url }) => url)].filter(([, all]) => new Set(all.map(({ year }) => year)).size > 1);

  assert.deepEqual(
    differing.map(([url, all]) => [url, all.map(({ file }) => file)]),
    [],
  );
});

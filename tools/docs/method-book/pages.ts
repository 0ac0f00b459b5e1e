import { METRIC_LINKS } from './uses.ts';
import { FAMILIES } from './families.ts';
import { svgOf } from './plot.ts';
import { PLOTS } from './plots.ts';
import { methodFiles, type MethodFile, type Offered } from './source.ts';
import { linked, titleOf, told } from './words.ts';
import { code, page, table } from '../markdown.ts';

const FOLDER = 'docs/science';

/** The method book: one page a method, an index by family, and pictures of the methods' own output. */
export function methodPages(): readonly (readonly [path: string, text: string])[] {
  const files = new Map(methodFiles().map((file) => [file.name, file]));
  const homeless = [...files.keys()].filter((name) => !FAMILIES.some(({ methods }) => methods.includes(name)));
  if (homeless.length > 0) throw new Error(`no family of the method book names ${homeless.join(', ')}`);
  const plots = new Map(PLOTS.map(({ method, plot }) => [method, svgOf(plot())]));
  return [
    [`${FOLDER}/README.md`, indexPage(files)],
    ...FAMILIES.flatMap(({ name: family, methods }) =>
      methods.flatMap((method): readonly (readonly [string, string])[] => {
        const file = files.get(method);
        if (file === undefined) throw new Error(`the method book names ${method}, which science/ does not offer`);
        return [[`${FOLDER}/${method}.md`, methodPage(file, family, plots.has(method))]];
      }),
    ),
    ...[...plots].map(([method, svg]) => [`${FOLDER}/img/${method}.svg`, svg] as const),
  ];
}

function indexPage(files: ReadonlyMap<string, MethodFile>): string {
  const sections = FAMILIES.map(({ name, about, methods }) => {
    const rows = methods.map((method) => {
      const main = mainOf(files.get(method));
      return [
        `[${titleOf(method)}](${method}.md)`,
        main === undefined ? '' : told(main.words).what,
        linked(shortSource(main?.source ?? '')),
      ];
    });
    return `## ${name}\n\n${about}\n\n${table(['method', 'what it answers', 'source'], rows)}`;
  });
  return page(
    'The method book',
    `Every method that Aceso computes with: what it answers, in which units and for whom, how much data it needs, how right it was published to be, and where it comes from. ${files.size} files of \`science/\`, described by themselves.`,
    'Each method answers with a value or with a typed refusal, never with a guess beyond its range. The figures of `npm run vectors` and `npm run eval` say whether they compute what was published and how the advisor does with them: see [the evaluation](../evaluation.md). None of them diagnoses anything.',
    ...sections,
  );
}

/** Of several functions in a file, the one that the file is named for, or the first. */
const mainOf = (file: MethodFile | undefined): Offered | undefined => {
  const functions = file?.offered.filter(({ kind }) => kind === 'function') ?? [];
  const wanted = file?.name.replaceAll('-', '').toLowerCase() ?? '';
  return (
    functions.find(({ name }) => name.toLowerCase() === wanted) ??
    functions.find(({ source }) => source !== '') ??
    functions[0] ??
    file?.offered[0]
  );
};

const shortSource = (source: string): string => source.split(/;\s(?![^(]*\))/)[0] ?? '';

function methodPage(file: MethodFile, family: string, hasPlot: boolean): string {
  const functions = file.offered.filter(({ kind }) => kind === 'function');
  const others = file.offered.filter(({ kind }) => kind !== 'function');
  return page(
    titleOf(file.name),
    `${family}. [All methods](README.md).`,
    ...(hasPlot ? [`![${titleOf(file.name)}: an example computed by the method itself](img/${file.name}.svg)`] : []),
    ...functions.map((offered) => functionPart(offered, functions.length > 1)),
    ...(file.bounds.length === 0
      ? []
      : [
          '## Accepted range\n\nOutside of it the method refuses and names the field.\n\n' +
            table(
              ['field', 'from', 'to'],
              file.bounds.map(({ field, from, to }) => [code(field), bound(from), bound(to)]),
            ),
        ]),
    ...(file.least.length === 0
      ? []
      : [`## Least number of values\n\n${file.least.join(', ')}: with fewer the method refuses as \`too-few-values\`.`]),
    ...(others.length === 0 ? [] : [`## Types and constants\n\n${others.map(typePart).join('\n\n')}`]),
    ...(METRIC_LINKS.has(file.name) ? [`## Used for\n\n${METRIC_LINKS.get(file.name) ?? ''}`] : []),
    `## In the code\n\n[\`science/${file.name}.ts\`](../../science/${file.name}.ts), tested by \`${file.name}.test.ts\` and, where reference values were published, by \`npm run vectors\`.`,
  );
}

const bound = (text: string): string => {
  const value = Number(text);
  return Math.abs(value) >= 1e6 || (value !== 0 && Math.abs(value) < 1e-3) ? value.toExponential() : String(value);
};

function functionPart({ name, words, tags, source, code: text }: Offered, titled: boolean): string {
  const { what, rows } = told(words, tags);
  const { formula } = tags;
  return [
    ...(titled ? [`## ${name}`] : []),
    what,
    ...(formula === undefined
      ? []
      : [
          formula
            .split('; ')
            .map((part) => `> ${code(part)}`)
            .join('\\\n'),
        ]),
    ...(rows.length === 0
      ? []
      : [
          table(
            ['', ''],
            rows.map(([heading, sentence]) => [`**${heading}**`, sentence]),
          ),
        ]),
    ...(source === '' ? [] : [`**Source:** ${linked(source)}`]),
    '```ts',
    text.replace(/^export /, ''),
    '```',
  ]
    .join('\n\n')
    .replace(/```ts\n\n/g, '```ts\n')
    .replace(/\n\n```(?!ts)/g, '\n```');
}

const typePart = ({ words, source, code: text }: Offered): string =>
  [
    ...(words === '' ? [] : [words.replace(/\n/g, ' ')]),
    ...(source === '' ? [] : [`Source: ${linked(source)}`]),
    `\`\`\`ts\n${text.replace(/^export /, '')}\n\`\`\``,
  ].join('\n\n');

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runFamily } from '@aceso/science/vectors/run';
import { numericQuestions } from './numeric-questions.ts';
import { qriskFamily } from './qrisk.ts';
import type { FamilyReport, VectorFile } from '@aceso/science/vectors/run';

/** How each family of published numbers in a folder fared; `family` asks for one. Data that vectors name lie in `../data`. */
export function vectorReports(folder: string, family?: string): readonly FamilyReport[] {
  const files = new Map<string, string>();
  const readData = (path: string): string => {
    const text = files.get(path) ?? readFileSync(join(folder, '..', 'data', path), 'utf8');
    files.set(path, text);
    return text;
  };
  return (
    readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => file.slice(0, -'.json'.length))
      .filter((name) => family === undefined || name === family)
      .sort()
      // The vector files are written in this shape; a file of another shape fails in its comparison.
      .map((name) =>
        runFamily(name, JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as VectorFile, readData, {
          ...numericQuestions,
          ...qriskFamily,
        }),
      )
  );
}

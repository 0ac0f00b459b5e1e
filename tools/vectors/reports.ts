import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isVectorFile, runFamily } from '@aceso/science/vectors/run';
import { numericQuestions } from './numeric-questions.ts';
import { qriskFamily } from './qrisk.ts';
import type { FamilyReport } from '@aceso/science/vectors/run';

const shared = join(import.meta.dirname, '..', '..', '..', 'shared');
/** Where the vector files lie when no folder is named. */
export const usualFolder = join(shared, 'vectors');

/**
 * How each file of published numbers in a folder fared; `family` asks for one. Data that cases name lie in `../data` or `data` of the folder,
 * or else beside the usual one. A file that is no JSON is one failure; one that is JSON but has no list of cases is left out.
 */
export function vectorReports(folder: string, family?: string): readonly FamilyReport[] {
  const readData = dataReader([join(folder, '..', 'data'), join(folder, 'data'), join(shared, 'data')]);
  const more = { ...numericQuestions, ...qriskFamily };
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .filter((name) => family === undefined || name === family)
    .sort()
    .flatMap((name) => {
      const parsed = parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
      if (parsed instanceof Error) return [unreadable(name, parsed)];
      return isVectorFile(parsed) ? [runFamily(name, parsed, readData, more)] : [];
    });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

const unreadable = (name: string, error: Error): FamilyReport => ({
  name,
  built: true,
  cases: 1,
  passed: 0,
  worst: Infinity,
  failures: [`the file cannot be read: ${error.message}`],
});

/** Reads data files, each once, from the first folder that has them. */
function dataReader(folders: readonly string[]): (path: string) => string {
  const files = new Map<string, string>();
  return (path) => {
    const known = files.get(path);
    if (known !== undefined) return known;
    const found = folders.map((folder) => join(folder, path)).find((file) => existsSync(file));
    if (found === undefined) throw new Error(`there is no data file ${path}`);
    const text = readFileSync(found, 'utf8');
    files.set(path, text);
    return text;
  };
}

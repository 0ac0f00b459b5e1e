import { CONTRACTS } from '@aceso/contracts/all';
import { filesLike, textOf } from './sources.ts';

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Operations of a contract without a file of their own, or without a test that names them or calls their address. */
export function uncoveredOperations(): readonly string[] {
  return CONTRACTS.flatMap(({ service, operations }) => {
    const files = filesLike(`services/${service}/src/**/*.ts`);
    const tests = [...filesLike(`services/${service}/**/*.test.ts`), ...filesLike('tests/**/*.test.ts')].map((file) => ({
      file,
      text: textOf(file),
    }));
    return Object.entries(operations).flatMap(([name, { path }]) => {
      const file = `${kebab(name)}.ts`;
      const address = addressPattern(path);
      const isImplemented = files.some((candidate) => candidate.endsWith(`/operations/${file}`));
      const isTested = tests.some(
        ({ file: test, text }) => test.endsWith(`/${kebab(name)}.test.ts`) || new RegExp(`\\b${name}\\b`).test(text) || address.test(text),
      );
      return [
        ...(isImplemented ? [] : [`${service}.${name} has no operations/${file}`]),
        ...(isTested ? [] : [`${service}.${name} (${path}) has no test`]),
      ];
    });
  });
}

/** The address as tests write it: a parameter is a word or `${…}`, and the address ends there. */
function addressPattern(path: string): RegExp {
  const literal = path
    .split(/:[A-Za-z]+/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('(?:\\$\\{[^}]*\\}|[\\w-]+)');
  return new RegExp(`${literal}(?=[?'"\`])`);
}

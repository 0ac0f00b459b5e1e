import { CONTRACTS } from '@aceso/contracts/all';
import { dataAccessed } from '@aceso/contracts/access';
import { filesLike, isTest, textOf } from '../house/sources.ts';

const camel = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
const PROVIDER_OF = new Map(CONTRACTS.map(({ service }) => [camel(service), service]));

/** Who calls whom and who listens to what, as the sources say: `users calls identity`, `users hears access.data-accessed`. */
export function talkInSources(): readonly string[] {
  const found = filesLike('services/*/src/**/*.ts', 'kit/src/**/*.ts')
    .filter((file) => !isTest(file))
    .flatMap((file) => {
      const consumer = file.startsWith('kit/') ? 'every-service' : (file.split('/')[1] ?? '');
      const text = textOf(file);
      // A service that goes through its own door is no pair: one version speaks to itself.
      const calls = [...text.matchAll(/house\.client\((\w+)\)/g)]
        .map(([, name = '']) => PROVIDER_OF.get(name) ?? name)
        .filter((provider) => provider !== consumer)
        .map((provider) => `${consumer} calls ${provider}`);
      const heard = [...text.matchAll(/\bon\(\s*(\w+)(?:\.events\.(\w+))?,/g)].map(
        ([, name = '', event]) => `${consumer} hears ${typeOf(name, event)}`,
      );
      return [...calls, ...heard];
    });
  return [...new Set(found)].toSorted();
}

function typeOf(name: string, event: string | undefined): string {
  if (event === undefined)
    return name === 'dataAccessed' ? dataAccessed.type : (CONTRACTS.flatMap(({ events }) => events[name] ?? [])[0]?.type ?? name);
  return CONTRACTS.find(({ service }) => service === PROVIDER_OF.get(name))?.events[event]?.type ?? `${name}.${event}`;
}

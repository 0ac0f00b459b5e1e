/** What is known of a source that helps to recognise its device. */
export interface SourceFacts {
  readonly sourceId: string;
  /** Route by which it delivers: an importer, a push, a vendor. */
  readonly integration: string;
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly manufacturer?: string | undefined;
  /** Every model and hardware name that was ever told, in any order. */
  readonly models: readonly string[];
}

/** Makers whose name a source, an app or an integration may carry. */
const MAKERS = [
  'apple',
  'coros',
  'dexcom',
  'fitbit',
  'garmin',
  'google',
  'huawei',
  'omron',
  'oura',
  'polar',
  'samsung',
  'suunto',
  'ultrahuman',
  'whoop',
  'withings',
  'xiaomi',
] as const;
/** Names that say what a thing is and not which one. */
const GENERIC = /^(unknown|app|phone|iphone|ipad|android|watch|apple watch|smart ?watch|ring|band|scale|monitor|health|tracker)$/;

/**
 * Sources that are one device, by whatever routes it delivers: each source is given the name of its group.
 *
 * Two routes are one device when, between different integrations,
 * - they bear the same name (a name such as `Watch` counts only when the models do not differ), or
 * - maker and model are the same, or one of them tells no model, and no route has another device of that maker and kind.
 *
 * Within an integration its own keys tell devices apart; what was typed in by hand is no device. The groups follow from the set of sources
 * alone, whatever the order in which they came.
 */
export function sameDevices(sources: readonly SourceFacts[]): ReadonlyMap<string, string> {
  const all = sources.toSorted(byKey);
  const group = new Map(all.map(({ sourceId }) => [sourceId, sourceId]));
  const unite = (a: SourceFacts, b: SourceFacts): void => {
    const [into, from] = [group.get(a.sourceId) ?? '', group.get(b.sourceId) ?? ''];
    if (into === from || !canJoin(all, group, into, from)) return;
    for (const [id, name] of group) if (name === from) group.set(id, into);
  };
  for (const rule of [isSameName, isSameModel, isOnlyOneOfMaker(all)])
    all.forEach((a, i) => all.slice(i + 1).forEach((b) => (a.integration !== b.integration && rule(a, b) ? unite(a, b) : undefined)));
  return group;
}

const byKey = (a: SourceFacts, b: SourceFacts): number => compare(a.integration, b.integration) || compare(a.key, b.key);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A device has one source in each integration. */
function canJoin(all: readonly SourceFacts[], group: ReadonlyMap<string, string>, a: string, b: string): boolean {
  const routes = (name: string): readonly string[] =>
    all.filter(({ sourceId }) => group.get(sourceId) === name).map(({ integration }) => integration);
  const taken = new Set(routes(a));
  return routes(b).every((integration) => !taken.has(integration));
}

function isSameName(a: SourceFacts, b: SourceFacts): boolean {
  const name = folded(a.name);
  if (name !== folded(b.name) || !fits(a, b)) return false;
  return !GENERIC.test(name) || shared(a, b) !== 'none';
}

const isSameModel = (a: SourceFacts, b: SourceFacts): boolean =>
  makerOf(a) !== undefined && makerOf(a) === makerOf(b) && fits(a, b) && shared(a, b) === 'some';

/** The app of a maker tells no model: it stands for the only device that its maker's own route has. */
const isOnlyOneOfMaker =
  (all: readonly SourceFacts[]) =>
  (a: SourceFacts, b: SourceFacts): boolean => {
    const maker = makerOf(a);
    if (maker === undefined || maker !== makerOf(b) || !fits(a, b) || shared(a, b) === 'none') return false;
    const isAlone = (one: SourceFacts): boolean =>
      !all.some((other) => other !== one && other.integration === one.integration && makerOf(other) === maker && other.kind !== 'manual');
    return isAlone(a) && isAlone(b);
  };

/** Kinds go together: `app` is also what a route says that does not know better. Makers do not contradict each other. */
function fits(a: SourceFacts, b: SourceFacts): boolean {
  const isSameKind = a.kind === b.kind || (a.kind !== 'manual' && b.kind !== 'manual' && (a.kind === 'app' || b.kind === 'app'));
  const [makerA, makerB] = [makerOf(a), makerOf(b)];
  return isSameKind && (makerA === undefined || makerB === undefined || makerA === makerB);
}

/** Whether two sources name a model in common; `unknown` when one of them names none. */
function shared(a: SourceFacts, b: SourceFacts): 'some' | 'none' | 'unknown' {
  if (a.models.length === 0 || b.models.length === 0) return 'unknown';
  const models = new Set(a.models.map(plain));
  return b.models.some((model) => models.has(plain(model)) && !GENERIC.test(folded(model))) ? 'some' : genericOnly(a, b);
}

const genericOnly = (a: SourceFacts, b: SourceFacts): 'none' | 'unknown' =>
  [a, b].some(({ models }) => models.every((model) => GENERIC.test(folded(model)))) ? 'unknown' : 'none';

function makerOf({ manufacturer, name, integration }: SourceFacts): string | undefined {
  const told = folded(manufacturer ?? '');
  const known = (text: string): string | undefined => MAKERS.find((maker) => text.split(/[^\p{L}\p{N}]+/u).includes(maker));
  if (told !== '') return known(told) ?? told;
  // Apple's name stands in the names of apps and of exports of other makers' data as well.
  const [own, route] = [known(folded(name)), known(integration.toLowerCase())];
  return own ?? (route === 'apple' || route === 'google' ? undefined : route);
}

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[’‘`´]/g, "'")
    .replaceAll(/\s+/g, ' ')
    .trim();
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

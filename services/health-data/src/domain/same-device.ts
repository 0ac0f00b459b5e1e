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
  if (sources.length < 2) return new Map(sources.map(({ sourceId }) => [sourceId, sourceId]));
  const all = sources.toSorted(byKey).map(recognisable);
  const groups = new Map(all.map((one) => [one.sourceId, [one]]));
  const unite = (a: Recognisable, b: Recognisable): void => {
    const [into, from] = [groups.get(a.sourceId) ?? [], groups.get(b.sourceId) ?? []];
    // A device has one source in each integration.
    if (into === from || from.some(({ integration }) => into.some((one) => one.integration === integration))) return;
    into.push(...from);
    for (const { sourceId } of from) groups.set(sourceId, into);
  };
  const ofMaker = Map.groupBy(
    all.filter(({ kind }) => kind !== 'manual'),
    ({ integration, maker }) => `${integration}|${maker}`,
  );
  const isOnlyOne = ({ integration, maker }: Recognisable): boolean => ofMaker.get(`${integration}|${maker}`)?.length === 1;
  const rules: readonly ((a: Recognisable, b: Recognisable) => boolean)[] = [
    isSameName,
    (a, b) => isSameMaker(a, b) && shared(a, b) === 'some',
    // The app of a maker tells no model: it stands for the only device that its maker's own route has.
    (a, b) => isSameMaker(a, b) && shared(a, b) !== 'none' && isOnlyOne(a) && isOnlyOne(b),
  ];
  for (const rule of rules)
    all.forEach((a, i) => {
      for (let j = i + 1; j < all.length; j++) {
        const b = all[j];
        if (b !== undefined && a.integration !== b.integration && fits(a, b) && rule(a, b)) unite(a, b);
      }
    });
  return new Map(all.map(({ sourceId }) => [sourceId, groups.get(sourceId)?.[0]?.sourceId ?? sourceId]));
}

/** A source with what is compared, worked out once. */
interface Recognisable {
  readonly sourceId: string;
  readonly integration: string;
  readonly kind: string;
  readonly name: string;
  readonly isGenericName: boolean;
  readonly maker: string | undefined;
  /** Without those that only say what a thing is. */
  readonly models: readonly string[];
}

const recognisable = (source: SourceFacts): Recognisable => {
  const name = folded(source.name);
  return {
    sourceId: source.sourceId,
    integration: source.integration,
    kind: source.kind,
    name,
    isGenericName: GENERIC.test(name),
    maker: makerOf(source, name),
    models: source.models.filter((model) => !GENERIC.test(folded(model))).map(plain),
  };
};

const byKey = (a: SourceFacts, b: SourceFacts): number => compare(a.integration, b.integration) || compare(a.key, b.key);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const isSameName = (a: Recognisable, b: Recognisable): boolean => a.name === b.name && (!a.isGenericName || shared(a, b) !== 'none');
const isSameMaker = (a: Recognisable, b: Recognisable): boolean => a.maker !== undefined && a.maker === b.maker;

/** Kinds go together: `app` is also what a route says that does not know better. Makers do not contradict each other. */
function fits(a: Recognisable, b: Recognisable): boolean {
  const isSameKind = a.kind === b.kind || (a.kind !== 'manual' && b.kind !== 'manual' && (a.kind === 'app' || b.kind === 'app'));
  return isSameKind && (a.maker === undefined || b.maker === undefined || a.maker === b.maker);
}

/** Whether two sources name a model in common; `unknown` when one of them names none. */
function shared(a: Recognisable, b: Recognisable): 'some' | 'none' | 'unknown' {
  if (a.models.length === 0 || b.models.length === 0) return 'unknown';
  return b.models.some((model) => a.models.includes(model)) ? 'some' : 'none';
}

function makerOf({ manufacturer, integration }: SourceFacts, name: string): string | undefined {
  const known = (text: string): string | undefined => {
    const words = text.split(/[^\p{L}\p{N}]+/u);
    return MAKERS.find((maker) => words.includes(maker));
  };
  const told = folded(manufacturer ?? '');
  if (told !== '') return known(told) ?? told;
  // Exports of Apple and Google carry what other makers measured.
  const route = known(integration.toLowerCase());
  return known(name) ?? (route === 'apple' || route === 'google' ? undefined : route);
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

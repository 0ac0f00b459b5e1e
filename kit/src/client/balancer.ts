/** Chooses a replica: the better of two random ones by requests in flight; one that failed rests a while. */
export interface Balancer {
  /** Undefined when there is no address at all; when all rest, the one that rests shortest is tried. */
  choose(addresses: readonly string[], except?: string): string | undefined;
  begin(address: string): void;
  /** `alive` false puts the replica to rest, longer each time up to a bound. */
  end(address: string, alive: boolean): void;
  states(
    addresses: readonly string[],
  ): readonly { readonly address: string; readonly inFlight: number; readonly state: 'up' | 'ejected' }[];
}

interface Replica {
  inFlight: number;
  failures: number;
  restUntil: number;
}

const FIRST_REST_MS = 500;
const LONGEST_REST_MS = 15_000;

export function createBalancer(now: () => number = () => performance.now(), random: () => number = Math.random): Balancer {
  const replicas = new Map<string, Replica>();
  const of = (address: string): Replica => {
    const known = replicas.get(address);
    if (known !== undefined) return known;
    const fresh: Replica = { inFlight: 0, failures: 0, restUntil: 0 };
    replicas.set(address, fresh);
    return fresh;
  };
  return {
    choose(addresses, except) {
      const others = addresses.filter((address) => address !== except);
      const candidates = others.length > 0 ? others : addresses;
      const up = candidates.filter((address) => of(address).restUntil <= now());
      if (up.length === 0) return candidates.toSorted((a, b) => of(a).restUntil - of(b).restUntil)[0];
      const pick = (): string | undefined => up[Math.floor(random() * up.length)];
      const [one, two] = [pick(), pick()];
      return one === undefined || two === undefined || of(one).inFlight <= of(two).inFlight ? one : two;
    },
    begin(address) {
      of(address).inFlight += 1;
    },
    end(address, alive) {
      const replica = of(address);
      replica.inFlight = Math.max(0, replica.inFlight - 1);
      if (alive) replica.failures = 0;
      else {
        replica.failures += 1;
        replica.restUntil = now() + Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** (replica.failures - 1));
      }
    },
    states: (addresses) =>
      addresses.map((address) => ({ address, inFlight: of(address).inFlight, state: of(address).restUntil > now() ? 'ejected' : 'up' })),
  };
}

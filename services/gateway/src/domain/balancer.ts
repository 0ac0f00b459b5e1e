const FIRST_REST_MS = 500;
const LONGEST_REST_MS = 15_000;
/** Failures in a row that put a replica to rest. */
const FAILURES_TO_REST = 3;
/** A replica that comes back gets its full share only after this time. */
const SLOW_START_MS = 5_000;
/** Never more than this share of the replicas rests: when all look sick, the fault is likely elsewhere. */
const MOST_RESTING = 0.5;

interface Replica {
  inFlight: number;
  failures: number;
  rests: number;
  restUntilMs: number;
  /** Since when it takes requests again after a rest; undefined when it never rested. */
  backSinceMs: number | undefined;
}

export interface ReplicaState {
  readonly address: string;
  readonly state: 'up' | 'ejected';
  readonly inFlight: number;
}

/** Chooses among the replicas of one service. */
export interface Balancer {
  choose(addresses: readonly string[], except?: string): string | undefined;
  begin(address: string): void;
  end(address: string, isWell: boolean): void;
  states(addresses: readonly string[]): readonly ReplicaState[];
}

/**
 * The better of two random replicas by requests in flight (Mitzenmacher 2001). One that fails three times in a row rests, longer each
 * time; after a rest it is tried again with a share that grows.
 */
export function createBalancer(nowMs: () => number, random: () => number): Balancer {
  const replicas = new Map<string, Replica>();
  const of = (address: string): Replica => {
    const known = replicas.get(address);
    if (known !== undefined) return known;
    const fresh: Replica = { inFlight: 0, failures: 0, rests: 0, restUntilMs: 0, backSinceMs: undefined };
    replicas.set(address, fresh);
    return fresh;
  };
  const isResting = (address: string): boolean => of(address).restUntilMs > nowMs();
  // Requests in flight weigh more on a replica that has just come back.
  const load = (address: string): number => {
    const { inFlight, backSinceMs } = of(address);
    const share = backSinceMs === undefined ? 1 : Math.min(1, Math.max(0.1, (nowMs() - backSinceMs) / SLOW_START_MS));
    return (inFlight + 1) / share;
  };
  return {
    choose(addresses, except) {
      const candidates = addresses.length > 1 ? addresses.filter((address) => address !== except) : addresses;
      const awake = candidates.filter((address) => !isResting(address));
      if (awake.length === 0) return candidates.toSorted((a, b) => of(a).restUntilMs - of(b).restUntilMs)[0];
      const pick = (): string | undefined => awake[Math.floor(random() * awake.length)];
      const [one, two] = [pick(), pick()];
      return one === undefined || two === undefined || load(one) <= load(two) ? one : two;
    },
    begin(address) {
      of(address).inFlight += 1;
    },
    end(address, isWell) {
      const replica = of(address);
      replica.inFlight = Math.max(0, replica.inFlight - 1);
      if (isWell) {
        replica.failures = 0;
        if (replica.backSinceMs !== undefined && nowMs() - replica.backSinceMs > SLOW_START_MS) replica.rests = 0;
        return;
      }
      replica.failures += 1;
      // One that has just come back is not given three chances again.
      if (replica.failures < FAILURES_TO_REST && replica.rests === 0) return;
      const others = [...replicas.keys()].filter((other) => other !== address);
      const resting = others.filter(isResting).length + 1;
      if (others.length > 0 && resting > Math.max(1, Math.floor((others.length + 1) * MOST_RESTING))) return;
      const rest = Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** replica.rests);
      replica.rests += 1;
      replica.failures = 0;
      replica.restUntilMs = nowMs() + rest;
      replica.backSinceMs = replica.restUntilMs;
    },
    states: (addresses) =>
      addresses.map((address) => ({ address, inFlight: of(address).inFlight, state: isResting(address) ? 'ejected' : 'up' })),
  };
}

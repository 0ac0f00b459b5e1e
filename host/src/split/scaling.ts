/** How many processes a service may have. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

export interface Load {
  /** Busiest process: share of time that its event loop was busy, 0 to 1. */
  readonly utilisation: number;
  /** Events that wait for the service. */
  readonly waiting: number;
  /** Seconds that it has been quiet. */
  readonly quietSeconds: number;
}

const BUSY = 0.75;
const WAITING = 200;
const QUIET = 0.25;
const QUIET_SECONDS = 60;

/** Processes that a service should have: one more when it is busy or behind, one less when it has long been quiet. */
export function wantedReplicas(now: number, bounds: Bounds, load: Load): number {
  const busy = load.utilisation > BUSY || load.waiting > WAITING * now;
  const quiet = load.utilisation < QUIET && load.waiting === 0 && load.quietSeconds >= QUIET_SECONDS;
  return Math.max(bounds.least, Math.min(bounds.most, now + (busy ? 1 : quiet ? -1 : 0)));
}

/** Reads `recommendation=1..4` or `gateway=2`. Throws a RangeError that says what is wrong. */
export function parseReplicas(text: string): { readonly service: string; readonly bounds: Bounds } {
  const [, service, least, most] = /^([a-z-]+)=(\d+)(?:\.\.(\d+))?$/.exec(text) ?? [];
  if (service === undefined || least === undefined) throw new RangeError(`'${text}' is not of the form service=1..4`);
  const bounds = { least: Number(least), most: Number(most ?? least) };
  if (bounds.least < 1 || bounds.most < bounds.least || bounds.most > 16)
    throw new RangeError(`'${text}' must name 1 to 16 processes, the smaller number first`);
  return { service, bounds };
}

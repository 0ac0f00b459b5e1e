/** States of NightSignal: S0 calm, S1 one night raised, S2 one night high, S3 and S4 yellow, S5 red. */
export type NightState = 'S0' | 'S1' | 'S2' | 'S3' | 'S4' | 'S5';
/** A night against the median so far: a below +3 bpm, b from +3 to below +4, c +4 or more. */
export type NightSymbol = 'a' | 'b' | 'c';
/** 0 green, 1 yellow, 2 red. */
export type NightAlert = 0 | 1 | 2;

const ALERTS: Readonly<Record<NightState, NightAlert>> = { S0: 0, S1: 0, S2: 0, S3: 1, S4: 1, S5: 2 };

/** S1 and S3 end in a raised night, S2, S4 and S5 in a high one: that is all the past which matters. */
const AFTER_RAISED = { a: 'S0', b: 'S3', c: 'S4' } as const;
const AFTER_HIGH = { a: 'S0', b: 'S3', c: 'S5' } as const;
const NEXT: Readonly<Record<NightState, Readonly<Record<NightSymbol, NightState>>>> = {
  S0: { a: 'S0', b: 'S1', c: 'S2' },
  S1: AFTER_RAISED,
  S2: AFTER_HIGH,
  S3: AFTER_RAISED,
  S4: AFTER_HIGH,
  S5: AFTER_HIGH,
};

/** The symbol of one night, from its heart rate and the median so far (both beats per minute). */
export function nightSymbol(heartRate: number, median: number): NightSymbol {
  if (heartRate >= median + 4) return 'c';
  return heartRate >= median + 3 ? 'b' : 'a';
}

/**
 * One step of the NightSignal automaton; a missing calendar night is a step back to S0, made by the caller.
 * @see Alavi et al., Nat Med 2022;28:175, doi 10.1038/s41591-021-01593-2
 */
export function nightStep(state: NightState, symbol: NightSymbol): { readonly state: NightState; readonly alert: NightAlert } {
  const next = NEXT[state][symbol];
  return { state: next, alert: ALERTS[next] };
}

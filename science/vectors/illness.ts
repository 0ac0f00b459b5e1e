import { nightStep } from '../night-signal-automaton.ts';
import type { NightState, NightSymbol } from '../night-signal-automaton.ts';
import { nightSignal } from '../night-signal.ts';
import type { NightSignalBranch } from '../night-signal.ts';
import { overnightHeartRate } from '../overnight-heart-rate.ts';
import { family, shown } from './family.ts';
import type { Families } from './family.ts';

interface NightsInput {
  readonly nights: readonly (readonly [date: string, heartRate: number])[];
  readonly branch: NightSignalBranch;
}

function nights(input: NightsInput): unknown {
  const result = nightSignal({ nights: input.nights.map(([date, heartRate]) => ({ date, heartRate })), branch: input.branch });
  return shown(result, (value) => value.map((night) => [night.date, night.heartRate, night.median, night.imputed, night.alert]));
}

/** Early signs of a body under strain. */
export const illnessFamilies: Families = {
  nightsignal: family(nights),
  nightsignal_dfa: family<{ readonly state: NightState; readonly symbol: NightSymbol }>(({ state, symbol }) => nightStep(state, symbol)),
  overnight_rhr: family<{ readonly date: string }>(({ date }, readData) => {
    const rows = readData('nightsignal/P355472_night_hr.csv')
      .split('\n')
      .filter((row) => row.startsWith(date));
    const result = overnightHeartRate(rows.map((row) => Number(row.split(',')[2])));
    return shown(result, (night) => ({ avg_int: night.truncated, count: night.readings, mean: night.mean }));
  }),
};

import { DayTotals, headText, jsonElements, jsonOf, objectOf, type FileFormat, type Reading } from '../kit/index.ts';
import { takeDay } from './day.ts';
import { takeHeartRateDay } from './heart-rate.ts';
import { takeNight, takeRecovery, takeScore } from './night.ts';
import { takeAccount } from './account.ts';
import { takeSession } from './session.ts';

type Kind = 'session' | 'day' | 'heart-rate' | 'night' | 'score' | 'recovery' | 'account' | 'left-out';

/** Files of the archive that hold nothing that was measured, or measurements in a form that nobody has described. */
const NAMED =
  /(^|\/)(account-profile|calendar-items|favourite-targets|fitness-test-results|nightly_recovery_blob|orthostatic-test-result|ppi_samples|products-devices|programs-|sport-profiles|training-target|planned-route|generic-period)[-_][^/]*\.json$/;

/** Polar Flow: the archive that "Download your data" makes, JSON by day, night and training. */
export const polarExport: FileFormat = {
  id: 'polar-export',
  name: 'Polar Flow export',
  recognise: (head, path) => kindOf(headText(head), path) !== undefined,
  begin: (out): Reading => {
    const totals = new DayTotals(out);
    return {
      file: async ({ head, path, content }) => {
        const kind = kindOf(headText(head), path);
        const fault = (reason: string): void => out.problem(reason, kind);
        if (kind === undefined || kind === 'left-out') return out.problem('file-left-out', 'polar');
        if (kind === 'session' || kind === 'day' || kind === 'account') {
          const whole = await jsonOf(content);
          if (whole === undefined) return out.quarantine({ sourceType: kind, reason: 'malformed' });
          if (kind === 'session') await takeSession(objectOf(whole), out);
          else if (kind === 'day') await takeDay(objectOf(whole), out, totals);
          else takeAccount(objectOf(whole), out);
          return;
        }
        for await (const { value } of jsonElements(content, [kind === 'heart-rate' ? '$.deviceDays.*' : '$.*'], fault)) {
          if (kind === 'heart-rate') takeHeartRateDay(objectOf(value), out);
          else if (kind === 'night') takeNight(objectOf(value), out);
          else if (kind === 'score') takeScore(objectOf(value), out);
          else takeRecovery(objectOf(value), out);
          const due = out.step();
          if (due) await due;
        }
      },
      end: async () => totals.end(),
    };
  },
};

/** What a file is: by the keys that it begins with. */
function kindOf(text: string, path: string): Kind | undefined {
  const has = (...keys: readonly string[]): boolean => keys.every((key) => text.includes(`"${key}"`));
  const first = text.trimStart()[0];
  if (first === '{') {
    if (has('deviceDays', 'secondsFromDayStart')) return 'heart-rate';
    if (has('startTime', 'stopTime') && (has('durationMillis') || has('exercises', 'exportVersion'))) return 'session';
    if (has('exportVersion', 'date') && (has('mets') || has('stepCount') || has('activityLevels') || has('steps'))) return 'day';
    if (has('exportVersion', 'physicalInformation', 'username')) return 'account';
  }
  if (first === '[') {
    if (has('night', 'sleepScoreResult')) return 'score';
    if (has('night', 'sleepResult')) return 'night';
    if (has('night') && (has('meanNightlyRecoveryRmssd') || has('meanNightlyRecoveryRri'))) return 'recovery';
  }
  return NAMED.test(path) ? 'left-out' : undefined;
}

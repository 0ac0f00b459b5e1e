import type { Deps } from '../deps.ts';
import { listTrialOffers } from './list-trial-offers.ts';
import { planTrial } from './plan-trial.ts';
import { startTrial } from './start-trial.ts';
import { listTrials } from './list-trials.ts';
import { getTrial } from './get-trial.ts';
import { reportTrialDay } from './report-trial-day.ts';
import { pauseTrial } from './pause-trial.ts';
import { resumeTrial } from './resume-trial.ts';
import { endTrial } from './end-trial.ts';
import { getTrialVerdict } from './get-trial-verdict.ts';
import { getTrialProof } from './get-trial-proof.ts';

/** Operations about trials of a person. */
export const trialOperations = (deps: Deps) => ({
  listTrialOffers: listTrialOffers(deps),
  planTrial: planTrial(deps),
  startTrial: startTrial(deps),
  listTrials: listTrials(deps),
  getTrial: getTrial(deps),
  reportTrialDay: reportTrialDay(deps),
  pauseTrial: pauseTrial(deps),
  resumeTrial: resumeTrial(deps),
  endTrial: endTrial(deps),
  getTrialVerdict: getTrialVerdict(deps),
  getTrialProof: getTrialProof(deps),
});

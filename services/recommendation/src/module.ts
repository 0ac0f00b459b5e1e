import { join } from 'node:path';
import { healthData } from '@aceso/contracts/health-data';
import { recommendation } from '@aceso/contracts/recommendation';
import { users } from '@aceso/contracts/users';
import { loadGuidelines } from '@aceso/guidelines/kit';
import { afterCommit, defineModule } from '@aceso/kit';
import { readFhirBodies } from '@aceso/kit/fhir';
import type { Deps } from './deps.ts';
import { onConsentDecided } from './handlers/on-consent-decided.ts';
import { onHealthDataChanged } from './handlers/on-health-data-changed.ts';
import { onPersonUpdated } from './handlers/on-person-updated.ts';
import { metricsRead } from './domain/insights/all.ts';
import { followSettings, startEvaluator, type Evaluator } from './jobs/evaluator.ts';
import { startDailyRound } from './jobs/daily-round.ts';
import { foreseeChanges } from './jobs/foreseen.ts';
import { keepPools } from './jobs/pools.ts';
import { keepRecentTurns } from './jobs/recent-turns.ts';
import { createModelDesk } from './model/model-desk.ts';
import { ask } from './operations/ask.ts';
import { modelOperations } from './operations/model-operations.ts';
import { outwardOperations } from './operations/outward-operations.ts';
import { erasePerson } from './operations/erase-person.ts';
import { getAdvisorState } from './operations/get-advisor-state.ts';
import { riskOperations } from './operations/risk-operations.ts';
import { circumstanceOperations } from './operations/circumstance-operations.ts';
import { getBackground } from './operations/get-background.ts';
import { getEffect } from './operations/get-effect.ts';
import { getInsightProof } from './operations/get-insight-proof.ts';
import { getProof } from './operations/get-proof.ts';
import { getRecommendation } from './operations/get-recommendation.ts';
import { giveFeedback } from './operations/give-feedback.ts';
import { listEffects } from './operations/list-effects.ts';
import { listExampleQuestions } from './operations/list-example-questions.ts';
import { listGuidelines } from './operations/list-guidelines.ts';
import { listInsights } from './operations/list-insights.ts';
import { listRecommendations } from './operations/list-recommendations.ts';
import { screenWords } from './operations/screen-words.ts';
import { setBackground } from './operations/set-background.ts';
import { setAdvisor } from './operations/set-advisor.ts';
import { questionnaireOperations } from './operations/questionnaire-operations.ts';
import { trialOperations } from './operations/trial-operations.ts';

export const recommendationModule = defineModule({
  contract: recommendation,
  migrations: join(import.meta.dirname, '../migrations'),
  async start(house) {
    const { db, bus, now, log, settings, telemetry, publicOrigin } = house;
    const { guidelines, refused } = await loadGuidelines(now().toISOString().slice(0, 10));
    for (const { id, reason } of refused) log.error({ guideline: id, reason }, 'a guideline is not used');
    let evaluator: Evaluator | undefined;
    const wake = (): void => evaluator?.wake();
    const recentTurns = keepRecentTurns();
    const reads = { healthData: house.client(healthData), metricsRead: metricsRead(guidelines) };
    const deps: Deps = {
      ...reads,
      db,
      bus,
      now,
      log,
      settings,
      telemetry,
      guidelines,
      pools: keepPools(),
      recentTurns,
      foreseen: foreseeChanges({ ...reads, recentTurns }),
      wake,
      wakeAfter: (tx) => afterCommit(tx, wake),
      users: house.client(users),
    };
    // Its own door: what comes on behalf of others passes the same checks as anybody.
    const advisor = house.client(recommendation);
    evaluator = startEvaluator(deps);
    const following = followSettings(deps);
    const round = startDailyRound(deps);
    return {
      operations: {
        ask: ask({ ...deps, advisor, desk: createModelDesk(deps) }),
        ...modelOperations(deps),
        listInsights: listInsights(deps),
        getInsightProof: getInsightProof(deps),
        listRecommendations: listRecommendations(deps),
        getRecommendation: getRecommendation(deps),
        getProof: getProof(deps),
        giveFeedback: giveFeedback(deps),
        getAdvisorState: getAdvisorState(deps),
        setAdvisor: setAdvisor(deps),
        listExampleQuestions,
        listGuidelines: listGuidelines(deps),
        listEffects: listEffects(deps),
        getEffect: getEffect(deps),
        getBackground: getBackground(deps),
        setBackground: setBackground(deps),
        ...circumstanceOperations(deps),
        ...riskOperations(deps),
        screenWords: screenWords(deps),
        ...trialOperations(deps),
        ...questionnaireOperations(deps),
        ...outwardOperations({ ...deps, advisor, publicOrigin }),
        erasePerson: erasePerson(deps),
      },
      routes: readFhirBodies,
      subscriptions: [onHealthDataChanged(deps), onPersonUpdated(deps), onConsentDecided(deps)],
      async stop() {
        following[Symbol.dispose]();
        round[Symbol.dispose]();
        await evaluator?.stop();
      },
    };
  },
});

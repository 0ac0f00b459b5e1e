import type { Output } from '@aceso/contracts';
import type { analytics } from '@aceso/contracts/analytics';
import type { AnalyticsDeps } from '../deps.ts';

type Operation = typeof analytics.operations.describePopulation;

/** Metrics that enough people have. */
export const describePopulation =
  ({ columns, settings }: Pick<AnalyticsDeps, 'columns' | 'settings'>) =>
  async (): Promise<Output<Operation>> => {
    const { dataVersion, result } = await columns.overview(settings.get('smallestCell'), settings.get('columnsLifeSeconds'));
    return { metrics: [...result.metrics], ...(result.newestDay === undefined ? {} : { newestDay: result.newestDay }), dataVersion };
  };

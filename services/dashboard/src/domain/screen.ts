import type { Output } from '@aceso/contracts';
import type { dashboard } from '@aceso/contracts/dashboard';
import type { healthData } from '@aceso/contracts/health-data';
import type { recommendation } from '@aceso/contracts/recommendation';

/** All of Today, as the contract has it. */
export type OverviewView = Output<typeof dashboard.operations.getOverview>;
export type TileView = NonNullable<OverviewView['tiles']['data']>[number];
export type RecommendationView = Output<typeof recommendation.operations.listRecommendations>['items'][number];
export type InsightView = Output<typeof recommendation.operations.listInsights>['items'][number];
export type UploadView = Output<typeof healthData.operations.listUploads>['items'][number];

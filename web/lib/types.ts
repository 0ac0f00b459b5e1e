import type * as dashboard from '@aceso/contracts/dashboard';
import type * as healthData from '@aceso/contracts/health-data';
import type * as recommendation from '@aceso/contracts/recommendation';
import type * as users from '@aceso/contracts/users';
import type * as shapes from '@aceso/contracts/shapes';
import type { dashboard as dashboardContract } from '@aceso/contracts/dashboard';
import type { Output } from '@aceso/contracts';
import type { Static } from 'typebox';

export type Overview = Static<typeof dashboard.Overview>;
export type Tile = Static<typeof dashboard.Tile>;
export type Trend = Static<typeof dashboard.Trend>;
export type Me = Output<(typeof dashboardContract)['operations']['getMe']>;
export type Profile = Static<typeof users.Profile>;
export type Night = Static<typeof healthData.Night>;
export type Upload = Static<typeof healthData.Upload>;
export type Source = Static<typeof healthData.Source>;
export type Integration = Static<typeof healthData.Integration>;
export type Connection = Static<typeof healthData.Connection>;
export type Recommendation = Static<typeof recommendation.Recommendation>;
export type Insight = Static<typeof recommendation.Insight>;
export type Evidence = Static<typeof recommendation.Evidence>;
export type Sureness = Static<typeof recommendation.Sureness>;
export type Problem = Static<typeof shapes.Problem>;
/** A part of a screen with its own state, so that one service that is away greys one card. */
export type Part<T> = { readonly state: 'ok' | 'away' | 'empty'; readonly asOf?: string; readonly reference?: string; readonly data?: T };
export type Role = Me['roles'][number];

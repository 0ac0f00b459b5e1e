import { analytics } from '../analytics/index.ts';
import { configuration } from '../configuration/index.ts';
import { dashboard } from '../dashboard/index.ts';
import { gateway } from '../gateway/index.ts';
import { healthData } from '../health-data/index.ts';
import { identity } from '../identity/index.ts';
import type { EventType, Operation, ProblemType, ServiceContract, Setting } from '../index.ts';
import { monitoring } from '../monitoring/index.ts';
import { notification } from '../notification/index.ts';
import { recommendation } from '../recommendation/index.ts';
import { users } from '../users/index.ts';

/** The contracts of all ten services, for what must know all: routes, settings, documents, compatibility. */
export const CONTRACTS: readonly ServiceContract<
  Record<string, Operation>,
  Record<string, EventType>,
  Record<string, Setting>,
  Record<string, ProblemType>
>[] = [gateway, identity, users, healthData, recommendation, notification, dashboard, monitoring, analytics, configuration];

import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { WorkoutRecord } from '@aceso/integrations/kit';
import type { Deps } from '../deps.ts';
import { calendarOf, MINUTE_MS } from '../domain/local-days.ts';
import { knownPerson } from '../ingest/known-person.ts';
import { recordsBetween } from '../store/records.ts';
import { checkPeriod } from './metric-of.ts';

type Contract = typeof healthData.operations.listWorkouts;

export const listWorkouts =
  (deps: Deps) =>
  async (input: Input<Contract>): Promise<Output<Contract>> => {
    const { from, to } = input.query;
    checkPeriod(from, to);
    const { personId } = input.params;
    const { timeZone } = await knownPerson(deps, personId);
    const calendar = calendarOf(timeZone);
    const [start, end] = [calendar.bounds(from).start, calendar.bounds(to).end];
    const rows = await recordsBetween<Pick<WorkoutRecord, 'type' | 'durationMs' | 'energyKcal' | 'distanceM' | 'statistics'>>(
      deps.db,
      personId,
      'workout',
      new Date(start),
      new Date(end),
    );
    return {
      timeZone,
      items: rows
        .filter(({ startAt }) => startAt.getTime() >= start)
        .map(({ key, source, startAt, endAt, content }) => {
          const heartRate = content.statistics.find(({ metric }) => metric === 'heart-rate')?.average;
          return {
            workoutId: key,
            type: content.type,
            start: startAt.toISOString(),
            end: endAt.toISOString(),
            durationMinutes: content.durationMs / MINUTE_MS,
            ...(content.energyKcal === undefined ? {} : { energyKcal: content.energyKcal }),
            ...(content.distanceM === undefined ? {} : { distanceM: content.distanceM }),
            ...(heartRate === undefined ? {} : { averageHeartRate: heartRate }),
            source,
          };
        }),
    };
  };

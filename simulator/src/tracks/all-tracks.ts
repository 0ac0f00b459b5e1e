import { diastolicPressure, systolicPressure } from './blood-pressure.ts';
import { bodyFat, bodyMass, bodyMassIndex, bodyTemperature, height, leanMass, water } from './body.ts';
import { activeEnergy, basalEnergy } from './energy.ts';
import { doubleSupport, stepLength, walkingSpeed } from './gait.ts';
import { bloodGlucose } from './glucose.ts';
import { sleepGoal } from './goal.ts';
import { cardioFitness, heartRateRecovery, restingHeartRate, walkingHeartRate } from './heart-daily.ts';
import { heartRate } from './heart-rate.ts';
import { mindfulSessions } from './mindful.ts';
import { cyclingDistance, flightsClimbed, stepCount, walkingDistance } from './movement.ts';
import { breathingDisturbances, oxygenSaturation, respiratoryRate, wristTemperature } from './night.ts';
import { exerciseTime, standHour, standTime } from './rings.ts';
import { sleepAnalysis } from './sleep.ts';
import type { Track } from './track.ts';
import { heartRateVariability } from './variability.ts';

/** All tracks in the order of the file: Apple groups records by type, and so an importer meets each type in one stretch. */
export function allTracks(withGlucose: boolean): readonly Track[] {
  return [
    height,
    bodyMass,
    bodyMassIndex,
    bodyFat,
    leanMass,
    heartRate,
    oxygenSaturation,
    bodyTemperature,
    systolicPressure,
    diastolicPressure,
    respiratoryRate,
    ...(withGlucose ? [bloodGlucose] : []),
    stepCount,
    walkingDistance,
    basalEnergy,
    activeEnergy,
    flightsClimbed,
    exerciseTime,
    water,
    cyclingDistance,
    restingHeartRate,
    cardioFitness,
    walkingHeartRate,
    standTime,
    walkingSpeed,
    stepLength,
    doubleSupport,
    wristTemperature,
    heartRateRecovery,
    breathingDisturbances,
    sleepAnalysis,
    standHour,
    mindfulSessions,
    heartRateVariability,
    sleepGoal,
  ];
}

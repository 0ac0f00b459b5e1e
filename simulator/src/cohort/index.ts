export { cohort, COHORT_DAYS, COHORT_PLANT_KINDS, COHORT_QUIET_DAYS } from './cohort.ts';
export type { CohortOptions, CohortPerson } from './cohort.ts';
export type { CohortDay } from './measures.ts';
export type { CohortTraits } from './person.ts';
export { COHORT_PLANTS } from './plant.ts';
export type { CohortPlant, CohortPlantKind } from './plant.ts';

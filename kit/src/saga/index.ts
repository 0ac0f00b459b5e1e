export type { AnySaga, SagaContext, SagaDefinition, Sagas, SagaStatus, SagaStep } from './saga.ts';
export { createSagas, type SagaRunner, type SagaRunnerOptions } from './sagas.ts';

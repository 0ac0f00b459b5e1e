import type { EventType, Operation, ServiceContract, Setting, ProblemType } from '@aceso/contracts';

export type AnyContract = ServiceContract<
  Record<string, Operation>,
  Record<string, EventType>,
  Record<string, Setting>,
  Record<string, ProblemType>
>;

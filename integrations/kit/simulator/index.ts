export { randomFrom } from '../testing/pieces.ts';
export { between, findRecord, pageOf, pastMidnights, recordsIn, uuidOf } from './records.ts';
export { openSimulator, type Simulator, type SimulatorOptions } from './server.ts';
export type {
  CallFacts,
  HookNewsKind,
  SimulatedAccount,
  SimulatedAnswer,
  SimulatedCall,
  SimulatedRecord,
  SimulatedRequest,
  SimulatedState,
  SimulatedTokens,
  SimulatedVendor,
} from './simulated-vendor.ts';
export { VendorRoom, type SeenRequest, type SimulatedFault, type Spoilt } from './vendor-room.ts';

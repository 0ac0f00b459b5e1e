import type { Setting } from '@aceso/contracts';
import { fingerprintOf, seal, unseal } from '@aceso/kit';
import type { Stored } from './domain/stored.ts';

/** Puts values into the form in which they are stored, and takes them out again. */
export interface Vault {
  put(service: string, name: string, setting: Setting, value: unknown): Stored;
  /** Throws when the sealed value belongs to another setting, or the installation's secret has changed. */
  take(service: string, name: string, stored: Stored): unknown;
}

/** Secrets are sealed for their service and setting: a row moved elsewhere opens nothing. */
export function createVault(sealKey: Uint8Array, fingerprintKey: Uint8Array): Vault {
  return {
    put(service, name, setting, value) {
      if (setting.secret !== true) return { value };
      const context = `${service}/${name}`;
      return { sealed: seal(sealKey, JSON.stringify(value), context), fingerprint: fingerprintOf(fingerprintKey, value, context) };
    },
    take: (service, name, stored) => ('sealed' in stored ? JSON.parse(unseal(sealKey, stored.sealed, `${service}/${name}`)) : stored.value),
  };
}

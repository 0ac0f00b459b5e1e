import type { Settings } from '@aceso/kit';
import type { SettingsOf } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { ModelRef } from '../store/model-consents.ts';
import { isNearby } from './places.ts';

/** A model that the operator has set up, with all that asking it takes. */
export interface ConfiguredModel {
  readonly ref: ModelRef;
  /** Undefined: the provider's own. */
  readonly url: string | undefined;
  readonly key: string;
  /** On this machine or in its own network. */
  readonly isLocal: boolean;
  readonly timeoutMs: number;
  readonly maxTokens: number;
  readonly maxSteps: number;
}

const OWN_HOSTS = { anthropic: 'api.anthropic.com', google: 'generativelanguage.googleapis.com' } as const;

/** The model of the settings now; undefined when it is off or not wholly set up. */
export function configuredModel(settings: Settings<SettingsOf<typeof recommendation>>): ConfiguredModel | undefined {
  const provider = settings.get('modelProvider');
  const [name, url] = [settings.get('modelName').trim(), settings.get('modelUrl').trim()];
  if (provider === 'off' || name === '' || (provider === 'openai-compatible' && url === '')) return undefined;
  const place = url === '' ? undefined : URL.parse(url);
  if (place === null) return undefined;
  const isLocal = place !== undefined && isNearby(place.hostname);
  return {
    ref: { provider, name, host: place?.host ?? (provider === 'openai-compatible' ? '' : OWN_HOSTS[provider]) },
    url: url === '' ? undefined : url.replace(/\/+$/, ''),
    key: settings.get('modelKey'),
    isLocal,
    timeoutMs: settings.get('modelTimeoutSeconds') * 1000,
    maxTokens: settings.get('modelMaxTokens'),
    maxSteps: settings.get('modelMaxSteps'),
  };
}

import type { LanguageModel } from 'ai';
import type { ConfiguredModel } from './configured-model.ts';

/** The AI SDK, loaded when the first question of somebody who agreed to a model comes: 17 MB that nobody else pays for. */
export type Library = typeof import('ai');

export async function loadLibrary(): Promise<Library> {
  // It writes warnings to the console, and they may hold what was sent.
  globalThis.AI_SDK_LOG_WARNINGS = false;
  return await import('ai');
}

/** The model of the settings, which sends everything through the given `fetch`. Only its own provider's package is loaded. */
export async function languageModel({ ref, url, key }: ConfiguredModel, through: typeof fetch): Promise<LanguageModel> {
  // Address and key are given even when empty: what is absent, these packages look for in the environment.
  switch (ref.provider) {
    case 'openai-compatible': {
      const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
      return createOpenAICompatible({ name: 'operator', baseURL: url ?? '', ...(key !== '' && { apiKey: key }), fetch: through }).chatModel(
        ref.name,
      );
    }
    case 'anthropic': {
      const { createAnthropic } = await import('@ai-sdk/anthropic');
      return createAnthropic({ baseURL: url ?? 'https://api.anthropic.com/v1', apiKey: key, fetch: through })(ref.name);
    }
    case 'google': {
      const { createGoogle } = await import('@ai-sdk/google');
      return createGoogle({ baseURL: url ?? 'https://generativelanguage.googleapis.com/v1beta', apiKey: key, fetch: through })(ref.name);
    }
  }
}

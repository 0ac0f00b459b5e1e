import type { LanguageModel, ModelMessage, ToolSet } from 'ai';
import { Fault } from '@aceso/kit';
import { QueryRefused } from '../domain/ask/read-query-form.ts';
import { asData } from '../domain/worded/instructions.ts';
import type { ConfiguredModel } from './configured-model.ts';
import type { Library } from './library.ts';
import type { Found, Lookup } from './lookups.ts';

/** One conversation with a model: what it is told, what it may look up, and what it has found so far. */
export interface Talk {
  /** The next text of the model; it may look things up before. */
  say(message: string): Promise<string>;
  /** What its lookups gave, in order. */
  readonly found: readonly (Found & { readonly name: string })[];
  /** Names of what it asked for, also of what there is not. */
  readonly asked: readonly string[];
}

export interface TalkOptions {
  readonly library: Library;
  readonly model: LanguageModel;
  readonly configured: ConfiguredModel;
  readonly rules: string;
  readonly lookups: readonly Lookup[];
  readonly signal: AbortSignal;
}

const NAME_CHARACTERS = 40;
/** What was looked up is told once more only in the first text: a second one is written from the same results. */
export function startTalk({ library, model, configured, rules, lookups, signal }: TalkOptions): Talk {
  const { generateText, isStepCount } = library;
  const found: (Found & { readonly name: string })[] = [];
  const asked: string[] = [];
  let messages: readonly ModelMessage[] = [];
  const tools = toolsOf(library, lookups, {
    ask: (name) => asked.push(name),
    keep: (name, one) => found.push({ ...one, name }),
  });
  return {
    found,
    asked,
    async say(message) {
      const isFirst = messages.length === 0;
      const steps = isFirst && lookups.length > 0 ? configured.maxSteps : 1;
      const given: ModelMessage[] = [...messages, { role: 'user', content: message }];
      const { text, responseMessages, toolCalls } = await generateText({
        model,
        instructions: rules,
        messages: given,
        ...(lookups.length === 0 ? {} : { tools }),
        stopWhen: isStepCount(steps),
        // The last step is for the text; one that looks up once more instead is given up by the library.
        prepareStep: ({ stepNumber }) => (lookups.length > 0 && stepNumber === steps - 1 ? { toolChoice: 'none' } : {}),
        maxOutputTokens: configured.maxTokens,
        maxRetries: 0,
        abortSignal: signal,
      });
      messages = [...given, ...responseMessages];
      // Those that there are were noted when they were called.
      asked.push(...toolCalls.flatMap(({ toolName }) => (toolName in tools ? [] : [toolName.slice(0, NAME_CHARACTERS)])));
      return text;
    },
  };
}

function toolsOf(
  { tool, jsonSchema }: Library,
  lookups: readonly Lookup[],
  note: { readonly ask: (name: string) => void; readonly keep: (name: string, found: Found) => void },
): ToolSet {
  return Object.fromEntries(
    lookups.map((lookup) => [
      lookup.name,
      tool({
        description: lookup.description,
        // A schema is a JSON object; what comes is checked by the lookup itself.
        inputSchema: jsonSchema<object>(JSON.parse(JSON.stringify(lookup.input)) as Parameters<typeof jsonSchema>[0]),
        execute: async (input) => {
          note.ask(lookup.name);
          try {
            const one = await lookup.look(input);
            note.keep(lookup.name, one);
            return asData(one.shown);
          } catch (error) {
            return refusal(error);
          }
        },
      }),
    ]),
  );
}

/** Why there is nothing, in words that help to ask better. What nobody expected is not told. */
function refusal(error: unknown): string {
  if (error instanceof QueryRefused) return `Nothing was looked up: ${error.message}`;
  if (error instanceof Fault && error.status < 500)
    return `Nothing was looked up: ${[error.message, ...error.errors.map(({ path, message }) => `${path} ${message}.`)].join(' ')}`;
  return 'Nothing was looked up: this could not be read just now.';
}

import type { Operation, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { CallOptions, Client } from '@aceso/kit';
import Type, { type TObject, type TProperties } from 'typebox';
import type { Shown } from '../domain/agent-answer.ts';

/** What tools ask, as the person of the token: health-data, and the doors of this service itself. */
export interface AgentClients {
  readonly healthData: Client<(typeof healthData)['operations']>;
  readonly advisor: Client<(typeof recommendation)['operations']>;
}

/** Input of a tool after its schema has been checked. */
export type ToolInput = Readonly<Record<string, unknown>>;

/** One tool: an operation that reads, and how little of its answer is enough. */
export interface AgentTool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Its permission is what a token needs, its category what the access log says. */
  readonly operation: Operation;
  readonly input: TObject;
  read(clients: AgentClients, input: ToolInput, options: CallOptions): Promise<Shown>;
}

interface ToolOf<O extends Operation> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly operation: O;
  /** Where the operation does not say it: what the caller may choose beside, for `show`. */
  readonly also?: TProperties;
  /** Fields of the body that are always so, and that nobody may set. */
  readonly fixed?: Readonly<Record<string, unknown>>;
  /** The least that answers the question. */
  readonly show: (output: Output<O>, input: ToolInput) => Shown;
  /** Names of devices, asked of the daily values of the same metric and period, when the answer itself has none. */
  readonly sourcesFromDays?: true;
}

/** Makes a tool of an operation: input from its contract, the person from the token. */
export function tool<O extends Operation>(given: ToolOf<O>): AgentTool {
  const { operation, also = {}, fixed = {}, show, sourcesFromDays, ...words } = given;
  const { personId: _, ...params } = propertiesOf(operation.params);
  const query = propertiesOf(operation.query);
  const body = Object.fromEntries(Object.entries(propertiesOf(operation.body)).filter(([name]) => !(name in fixed)));
  return {
    ...words,
    operation,
    // Closed: a person in the input is refused, not ignored.
    input: Type.Object({ ...params, ...query, ...body, ...also }, { additionalProperties: false }),
    async read(clients, input, options) {
      const [found, sources] = await Promise.all([
        callOf(clients, operation)(
          {
            params: { ...pick(input, params), personId: 'me' },
            query: pick(input, query),
            ...(operation.body === undefined ? {} : { body: { ...pick(input, body), ...fixed } }),
          },
          options,
        ),
        sourcesFromDays === undefined ? undefined : sourcesOfDays(clients, input, options),
      ]);
      // The client has checked the answer against the operation's own contract.
      const shown = show(found as Output<O>, input);
      return sources === undefined ? shown : { ...shown, sources };
    },
  };
}

/** What has a default may be left out: the operation itself fills it in. */
const propertiesOf = (schema: unknown): TProperties =>
  Object.fromEntries(
    Object.entries((schema as TObject | undefined)?.properties ?? {}).map(([name, property]) => [
      name,
      'default' in property ? Type.Optional(property) : property,
    ]),
  ); // Parts of these operations are objects.

const pick = (input: ToolInput, properties: TProperties): ToolInput =>
  Object.fromEntries(Object.keys(properties).flatMap((name) => (input[name] === undefined ? [] : [[name, input[name]]])));

type AnyCall = (input: object, options: CallOptions) => Promise<unknown>;

/** The client's method of an operation: `health-data.readDaily` is `readDaily` of health-data. */
function callOf({ healthData: data, advisor }: AgentClients, { id }: Operation): AnyCall {
  const [service, name] = id.split('.');
  const client: object = service === 'health-data' ? data : advisor;
  const call: unknown = Reflect.get(client, name ?? '');
  if (typeof call !== 'function') throw new Error(`no client has ${id}`);
  return call as AnyCall; // A typed client has nothing but such methods.
}

async function sourcesOfDays(clients: AgentClients, input: ToolInput, options: CallOptions): Promise<readonly string[]> {
  const [metrics, from, to] = [String(input['metric']), String(input['from']), String(input['to'])];
  const { series } = await clients.healthData.readDaily({ params: { personId: 'me' }, query: { metrics, from, to } }, options);
  return [...new Set(series.flatMap(({ values }) => values.flatMap(({ sources }) => sources)))].toSorted();
}

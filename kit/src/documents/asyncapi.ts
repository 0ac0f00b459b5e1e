import type { AnyContract } from '../any-contract.ts';

/** AsyncAPI 3 document of the events that the services publish. */
export function asyncApi(contracts: readonly AnyContract[], options: { readonly version: string }): Record<string, unknown> {
  const events = contracts.flatMap(({ service, events: own }) => Object.values(own).map((event) => ({ service, event })));
  const key = (type: string): string => type.replaceAll('.', '_');
  return {
    asyncapi: '3.0.0',
    info: { title: 'Aceso events', version: options.version, license: { name: 'Apache-2.0' } },
    defaultContentType: 'application/cloudevents+json',
    channels: Object.fromEntries(
      events.map(({ event }) => [
        key(event.type),
        { address: `aceso.events.${event.type}`, messages: { [key(event.type)]: { $ref: `#/components/messages/${key(event.type)}` } } },
      ]),
    ),
    operations: Object.fromEntries(
      events.map(({ service, event }) => [
        `publish_${key(event.type)}`,
        { action: 'send', channel: { $ref: `#/channels/${key(event.type)}` }, summary: event.summary, tags: [{ name: service }] },
      ]),
    ),
    components: {
      messages: Object.fromEntries(
        events.map(({ event }) => [
          key(event.type),
          {
            name: event.type,
            summary: event.summary,
            headers: {
              type: 'object',
              properties: { specversion: { const: '1.0' }, type: { const: event.type }, dataschemaversion: { const: event.version } },
            },
            payload: JSON.parse(JSON.stringify(event.payload)) as unknown,
          },
        ]),
      ),
    },
  };
}

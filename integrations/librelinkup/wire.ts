import Type, { type Static } from 'typebox';
import { wireReader } from '../kit/connector/index.ts';

const ReadingSchema = Type.Object({
  /** By the sensor's clock, UTC: `12/30/2022 4:50:40 AM`. */
  FactoryTimestamp: Type.String(),
  /** In mg/dL, whichever unit the person sees. */
  ValueInMgPerDl: Type.Number(),
});

/** Every answer; `status` 0 is a success. */
export const Envelope = wireReader(
  Type.Object({ status: Type.Integer(), data: Type.Optional(Type.Unknown()) }),
  'an answer of LibreLinkUp',
);

export const Redirect = wireReader(Type.Object({ redirect: Type.Literal(true), region: Type.String() }), 'a redirect of LibreLinkUp');
export const Login = wireReader(
  Type.Object({
    user: Type.Object({ id: Type.String({ minLength: 1 }) }),
    authTicket: Type.Object({
      token: Type.String({ minLength: 1 }),
      /** Seconds since the epoch. */
      expires: Type.Number(),
    }),
  }),
  'a sign-in of LibreLinkUp',
);
export const Connections = wireReader(Type.Array(Type.Object({ patientId: Type.String({ minLength: 1 }) })), 'LibreLinkUp connections');
export const Graph = wireReader(
  Type.Object({
    connection: Type.Object({ glucoseMeasurement: Type.Optional(Type.Unknown()) }),
    graphData: Type.Array(Type.Unknown()),
  }),
  'a LibreLinkUp graph',
);
export const Reading = wireReader(ReadingSchema, 'a LibreLinkUp reading');

export type Reading = Static<typeof ReadingSchema>;
export type Graph = ReturnType<typeof Graph.read>;

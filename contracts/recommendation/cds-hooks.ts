import Type from 'typebox';
import { operation, setting } from '../index.ts';
import { Id, Instant, pageOf, PersonParams } from '../shapes/index.ts';

/** CDS Hooks 2.0: https://cds-hooks.hl7.org/2.0/ */
const Text = (maxLength: number) => Type.String({ maxLength });
const Resource = Type.Record(Type.String(), Type.Unknown());

const Service = Type.Object({
  hook: Type.String(),
  id: Type.String(),
  title: Type.String(),
  description: Type.String(),
  prefetch: Type.Record(Type.String(), Type.String()),
});
const Coding = Type.Object({ code: Type.String(), system: Type.String(), display: Type.String() });
export const Card = Type.Object({
  uuid: Id,
  summary: Type.String({ maxLength: 140 }),
  detail: Type.String({ description: 'GitHub Flavored Markdown.' }),
  indicator: Type.Union([Type.Literal('info'), Type.Literal('warning'), Type.Literal('critical')]),
  source: Type.Object({ label: Type.String(), url: Type.Optional(Type.String()), topic: Type.Optional(Coding) }),
  overrideReasons: Type.Array(Coding),
  links: Type.Array(Type.Object({ label: Type.String(), url: Type.String(), type: Type.Literal('absolute') })),
});
export const CardOutcome = Type.Union([Type.Literal('accepted'), Type.Literal('overridden')]);
const ServiceParams = Type.Object({ serviceId: Text(64) });

/** A card that a clinician's system was shown, and what came back. */
export const ClinicianCard = Type.Object({
  cardId: Id,
  system: Type.String({ description: 'Name of the system as the operator registered it.' }),
  recommendationId: Type.Optional(Id),
  insightId: Type.Optional(Id),
  shownAt: Instant,
  outcome: Type.Optional(CardOutcome),
  reason: Type.Optional(Type.String()),
  answeredAt: Type.Optional(Instant),
});

export const cdsOperations = {
  listCdsServices: operation({
    id: 'recommendation.listCdsServices',
    method: 'GET',
    path: '/cds-services',
    permission: 'public',
    summary: 'Discovery of CDS Hooks 2.0: what clinicians’ systems may call.',
    output: Type.Object({ services: Type.Array(Service) }),
    errors: [],
  }),
  callCdsService: operation({
    id: 'recommendation.callCdsService',
    method: 'POST',
    path: '/cds-services/:serviceId',
    permission: 'public',
    judgesCaller: true,
    summary:
      'A hook of CDS Hooks 2.0, with the JWT of a registered system: cards from recommendations and insights that the person shares.',
    params: ServiceParams,
    body: Type.Object({
      hook: Text(64),
      hookInstance: Text(128),
      fhirServer: Type.Optional(Text(500)),
      context: Type.Object({ userId: Text(200), patientId: Text(128), encounterId: Type.Optional(Text(128)) }),
      prefetch: Type.Optional(Resource),
    }),
    bodyLimit: 262_144,
    output: Type.Object({ cards: Type.Array(Card) }),
    errors: ['no-such-cds-service', 'hook-not-served'],
  }),
  giveCdsFeedback: operation({
    id: 'recommendation.giveCdsFeedback',
    method: 'POST',
    path: '/cds-services/:serviceId/feedback',
    permission: 'public',
    judgesCaller: true,
    summary: 'What became of cards; kept for cards that this very system was shown.',
    params: ServiceParams,
    body: Type.Object({
      feedback: Type.Array(
        Type.Object({
          card: Id,
          outcome: CardOutcome,
          overrideReason: Type.Optional(
            Type.Object({ reason: Type.Optional(Type.Object({ code: Text(64), system: Type.Optional(Text(200)) })) }),
          ),
          outcomeTimestamp: Instant,
        }),
        { minItems: 1, maxItems: 100 },
      ),
    }),
    bodyLimit: 65_536,
    status: 200,
    errors: ['no-such-cds-service'],
  }),
  listClinicianCards: operation({
    id: 'recommendation.listClinicianCards',
    method: 'GET',
    path: '/v1/people/:personId/clinician-cards',
    permission: 'recommendation:recommendations:read',
    category: 'recommendations',
    summary: 'Which cards clinicians’ systems were shown, and what they answered; newest first.',
    params: PersonParams,
    output: pageOf(ClinicianCard),
    errors: [],
  }),
};

export const cdsSettings = {
  cdsClients: setting({
    schema: Type.Array(
      Type.Object({
        issuer: Type.String({ maxLength: 300, description: 'What the system writes as `iss` into its JWT.' }),
        name: Type.String({ minLength: 1, maxLength: 60, description: 'Shown to people in their access log.' }),
        accountId: Type.String({ format: 'uuid', description: 'Account that people share with; the system sees what they share with it.' }),
        jwksUrl: Type.Optional(Type.String({ format: 'uri', maxLength: 300, description: 'Where its public keys are, by HTTPS.' })),
        keys: Type.Optional(
          Type.Array(Type.Record(Type.String(), Type.Unknown()), { maxItems: 10, description: 'Its public keys as JWK.' }),
        ),
      }),
      { maxItems: 50 },
    ),
    default: [],
    applies: 'live',
    summary: 'Clinicians’ systems that may call `/cds-services`.',
  }),
};

export const cdsProblems = {
  'no-such-cds-service': { status: 404, title: 'No such CDS service.', fix: 'Ask `GET /cds-services` which there are.' },
  'hook-not-served': { status: 400, title: 'This service does not answer this hook.', fix: 'Send the hook that discovery names.' },
} as const;

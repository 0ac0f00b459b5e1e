import Type from 'typebox';
import { event, operation } from '../index.ts';
import { Id, LocalDay, PersonParams, PersonRef } from '../shapes/index.ts';

const CLOSED = { additionalProperties: false } as const;

const CircumstanceKind = Type.Union(
  [Type.Literal('travel'), Type.Literal('illness'), Type.Literal('period'), Type.Literal('heart-medicine')],
  {
    description:
      'A journey, above all into another time zone; an illness; a menstrual bleeding (its first day counts); a medicine that shifts the heart rate, such as a beta blocker, an inhaler or a stimulant, from its first day on.',
  },
);

const Told = {
  kind: CircumstanceKind,
  from: LocalDay,
  /** Last day; left out while it goes on. */
  to: Type.Optional(LocalDay),
} as const;

/** What a person logged of their life. */
export const Circumstance = Type.Object({ circumstanceId: Id, ...Told });

/** Operations about what goes on in a person's life and moves what devices measure. */
export const circumstanceOperations = {
  listCircumstances: operation({
    id: 'recommendation.listCircumstances',
    method: 'GET',
    path: '/v1/people/:personId/circumstances',
    permission: 'recommendation:recommendations:read',
    category: 'recommendations',
    summary: 'Journeys, illnesses, periods and medicines that the person logged, the newest first.',
    params: PersonParams,
    output: Type.Object({ items: Type.Array(Circumstance) }),
    errors: [],
  }),
  setCircumstance: operation({
    id: 'recommendation.setCircumstance',
    method: 'PUT',
    path: '/v1/people/:personId/circumstances/:circumstanceId',
    permission: 'recommendation:feedback:write',
    category: 'recommendations',
    summary: 'Logs one, or changes it, such as by its last day; what the data say is looked at anew.',
    params: Type.Object({ personId: PersonRef, circumstanceId: Id }),
    body: Type.Object(Told, CLOSED),
    errors: ['circumstance-ends-early', 'too-many-circumstances'],
  }),
  removeCircumstance: operation({
    id: 'recommendation.removeCircumstance',
    method: 'DELETE',
    path: '/v1/people/:personId/circumstances/:circumstanceId',
    permission: 'recommendation:feedback:write',
    category: 'recommendations',
    summary: 'Removes one for good; twice changes nothing.',
    params: Type.Object({ personId: PersonRef, circumstanceId: Id }),
    errors: [],
  }),
} as const;

export const circumstanceEvents = {
  circumstanceChanged: event({
    type: 'recommendation.circumstance-changed',
    version: 1,
    summary: 'A person has logged, changed or removed something of their life; what it is is not told.',
    payload: Type.Object({ personId: Id, circumstanceId: Id }),
  }),
} as const;

export const circumstanceProblems = {
  'circumstance-ends-early': {
    status: 422,
    title: 'It ends before it begins.',
    fix: 'Send a last day that is not before the first, or none while it goes on.',
  },
  'too-many-circumstances': {
    status: 422,
    title: 'More is logged than is kept for one person.',
    fix: 'Remove what is no longer needed.',
  },
} as const;

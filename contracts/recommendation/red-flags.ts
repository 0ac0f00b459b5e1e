import Type from 'typebox';
import { operation } from '../index.ts';
import { PersonParams } from '../shapes/index.ts';

/** What words of a person ask for, before any other answer. */
export const SpokenFlag = Type.Object({
  level: Type.Union(
    [Type.Literal('emergency'), Type.Literal('urgent'), Type.Literal('routine'), Type.Literal('self_care'), Type.Literal('none')],
    {
      description: 'Help at once, on the same day, by appointment, by oneself; `none` when no sign of danger was recognised.',
    },
  ),
  flags: Type.Array(Type.String()),
  title: Type.Optional(Type.String()),
  text: Type.Optional(Type.String({ description: 'What to do, instruction first.' })),
  emergencyNumber: Type.Optional(Type.String({ description: 'Number to call where the person lives, when it is known.' })),
});

/** Operations about signs of danger in words. */
export const redFlagOperations = {
  screenWords: operation({
    id: 'recommendation.screenWords',
    method: 'POST',
    path: '/v1/people/:personId/red-flags',
    permission: 'recommendation:recommendations:read',
    category: 'recommendations',
    summary: 'Screens words for signs of danger by rule; keeps nothing.',
    params: PersonParams,
    body: Type.Object({ text: Type.String({ minLength: 1, maxLength: 4000 }) }, { additionalProperties: false }),
    output: SpokenFlag,
    errors: [],
  }),
} as const;

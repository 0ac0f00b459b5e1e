import Type from 'typebox';
import { contract, event, setting } from '../index.ts';
import { Id, Instant } from '../shapes/index.ts';
import { usersOperations } from './operations.ts';
import { ConsentPurpose, ShareCategory } from './schemas.ts';

export { AccessEntry, Consent, ConsentPurpose, Profile, ProfileChange, Sex, Share, ShareCategory, Units } from './schemas.ts';

export const users = contract({
  service: 'users',
  summary: 'Who is this person, how are they related, what did they allow.',
  operations: usersOperations,
  events: {
    personRegistered: event({
      type: 'users.person-registered',
      version: 1,
      summary: 'A person has an account and a profile and may be served.',
      payload: Type.Object({ personId: Id }),
    }),
    personUpdated: event({
      type: 'users.person-updated',
      version: 1,
      summary: 'The profile changed; ask for it.',
      payload: Type.Object({ personId: Id, fields: Type.Array(Type.String()) }),
    }),
    personErased: event({
      type: 'users.person-erased',
      version: 1,
      summary: 'Every service has erased the person.',
      payload: Type.Object({ personId: Id, erasureId: Id }),
    }),
    consentDecided: event({
      type: 'users.consent-decided',
      version: 1,
      summary: 'A person gave or withdrew consent for a purpose.',
      payload: Type.Object({ personId: Id, purpose: ConsentPurpose, granted: Type.Boolean() }),
    }),
    shareGranted: event({
      type: 'users.share-granted',
      version: 1,
      summary: 'An account may see categories of a person’s data.',
      payload: Type.Object({
        personId: Id,
        shareId: Id,
        granteeAccountId: Id,
        categories: Type.Array(ShareCategory),
        expiresAt: Type.Optional(Instant),
      }),
    }),
    shareRevoked: event({
      type: 'users.share-revoked',
      version: 1,
      summary: 'A share has ended.',
      payload: Type.Object({ personId: Id, shareId: Id, granteeAccountId: Id }),
    }),
  },
  settings: {
    registrationOpen: setting({
      schema: Type.Boolean(),
      default: true,
      applies: 'live',
      summary: 'Whether new people may register by themselves.',
    }),
    registrationDeadlineSeconds: setting({
      schema: Type.Integer({ minimum: 5, maximum: 3600 }),
      default: 60,
      applies: 'live',
      summary: 'Seconds after which an unfinished registration is undone.',
    }),
  },
  problems: {
    'no-such-person': { status: 404, title: 'No such person.', fix: 'Check the id.' },
    'no-such-registration': { status: 404, title: 'No such registration.', fix: 'Check the id.' },
    'no-such-erasure': { status: 404, title: 'No such erasure.', fix: 'Check the id.' },
    'no-such-share': { status: 404, title: 'No such share.', fix: 'List the shares to see which exist.' },
    'no-such-account': { status: 404, title: 'Nobody here has that e-mail address.', fix: 'Ask them to register first.' },
    'email-taken': { status: 409, title: 'There is an account with this e-mail address.', fix: 'Sign in, or use another address.' },
    'password-too-common': {
      status: 422,
      title: 'This password is among the most common ones.',
      fix: 'Choose a longer one, for example four unrelated words.',
    },
    'consent-needed': {
      status: 422,
      title: 'Aceso cannot keep health data without consent.',
      fix: 'Send `storage-and-advice` in `consents`.',
    },
    'time-zone-unknown': { status: 422, title: 'Unknown time zone.', fix: 'Use an IANA name such as `Europe/Zurich`.' },
    'registration-closed': { status: 403, title: 'This installation does not take new people.', fix: 'Ask the operator.' },
    'code-invalid': {
      status: 403,
      title: 'The one-time code is wrong, used or too old.',
      fix: 'Start the program again to get a new one.',
    },
    'last-operator': { status: 409, title: 'The last operator cannot go.', fix: 'Make somebody else an operator first.' },
  },
});

import Type from 'typebox';
import { ErasureReceipt } from '../access/index.ts';
import { Role } from '../identity/index.ts';
import { Id, Instant, TimeZone } from '../shapes/index.ts';

export const Sex = Type.Union([Type.Literal('female'), Type.Literal('male')], { description: 'Sex that medical formulas ask for.' });
export const Units = Type.Object({
  weight: Type.Union([Type.Literal('kg'), Type.Literal('[lb_av]')]),
  height: Type.Union([Type.Literal('cm'), Type.Literal('[in_i]')]),
  glucose: Type.Union([Type.Literal('mmol/L'), Type.Literal('mg/dL')]),
  temperature: Type.Union([Type.Literal('Cel'), Type.Literal('[degF]')]),
  distance: Type.Union([Type.Literal('km'), Type.Literal('[mi_i]')]),
});
/** Fields of a profile, shared by what is read and what is written. */
export const profileFields = {
  displayName: Type.String({ minLength: 1, maxLength: 80, description: 'Name to call the person.' }),
  birthYear: Type.Integer({ minimum: 1900, maximum: 2100 }),
  sex: Sex,
  heightCm: Type.Number({ minimum: 50, maximum: 260 }),
  units: Units,
  timeZone: TimeZone,
  language: Type.String({ pattern: '^[a-z]{2}(-[A-Z]{2})?$', description: 'BCP 47, for example `en` or `de-CH`.' }),
  country: Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2; decides the emergency number.' }),
};
export const Profile = Type.Object({
  personId: Id,
  displayName: profileFields.displayName,
  birthYear: Type.Optional(profileFields.birthYear),
  sex: Type.Optional(profileFields.sex),
  heightCm: Type.Optional(profileFields.heightCm),
  units: profileFields.units,
  timeZone: profileFields.timeZone,
  language: profileFields.language,
  country: Type.Optional(profileFields.country),
  roles: Type.Array(Role),
  createdAt: Instant,
  version: Type.Integer(),
});
export const ProfileChange = Type.Object(
  {
    displayName: Type.Optional(profileFields.displayName),
    birthYear: Type.Optional(profileFields.birthYear),
    sex: Type.Optional(profileFields.sex),
    heightCm: Type.Optional(profileFields.heightCm),
    units: Type.Optional(profileFields.units),
    timeZone: Type.Optional(profileFields.timeZone),
    language: Type.Optional(profileFields.language),
    country: Type.Optional(profileFields.country),
  },
  { additionalProperties: false },
);
export const ConsentPurpose = Type.Union([Type.Literal('storage-and-advice'), Type.Literal('research-statistics')], {
  description: 'What the data may be used for.',
});
export const Consent = Type.Object({ purpose: ConsentPurpose, granted: Type.Boolean(), textVersion: Type.Integer(), decidedAt: Instant });
export const ShareCategory = Type.String({
  maxLength: 40,
  description: 'Family of metrics (`heart`, `sleep`, …), `recommendations`, `profile`, or `*` for all.',
});
export const Share = Type.Object({
  shareId: Id,
  personId: Id,
  personName: Type.Optional(Type.String({ description: 'Name of the person who shares.' })),
  granteeAccountId: Id,
  granteeName: Type.String(),
  relation: Type.Union([Type.Literal('clinician'), Type.Literal('caregiver')]),
  categories: Type.Array(ShareCategory),
  createdAt: Instant,
  expiresAt: Type.Optional(Instant),
});
export const AccessEntry = Type.Object({
  at: Instant,
  subject: Type.String(),
  subjectName: Type.Optional(Type.String()),
  actor: Type.Optional(Type.String()),
  operation: Type.String(),
  category: Type.Optional(Type.String()),
});
export const Registration = Type.Object({
  registrationId: Id,
  personId: Id,
  accountId: Id,
  status: Type.Union([Type.Literal('running'), Type.Literal('done'), Type.Literal('undone')]),
  reason: Type.Optional(Type.String()),
});
export const Erasure = Type.Object({
  erasureId: Id,
  personId: Id,
  status: Type.Union([Type.Literal('running'), Type.Literal('done')]),
  requestedAt: Instant,
  receipts: Type.Array(ErasureReceipt),
});
export const NewPerson = Type.Object(
  {
    email: Type.String({ format: 'email', maxLength: 254 }),
    password: Type.String({ minLength: 8, maxLength: 256 }),
    displayName: profileFields.displayName,
    timeZone: profileFields.timeZone,
    birthYear: Type.Optional(profileFields.birthYear),
    sex: Type.Optional(profileFields.sex),
    heightCm: Type.Optional(profileFields.heightCm),
    units: Type.Optional(profileFields.units),
    language: Type.Optional(profileFields.language),
    country: Type.Optional(profileFields.country),
    consents: Type.Optional(
      Type.Array(ConsentPurpose, { description: 'Purposes that the person agrees to; `storage-and-advice` is needed to use Aceso.' }),
    ),
  },
  { additionalProperties: false },
);

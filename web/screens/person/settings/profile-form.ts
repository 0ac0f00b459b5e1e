import type { Profile } from '../../../lib/types.ts';
import type { ProfileChange } from './use-profile.ts';

/** A profile as a form holds it: all text. */
export interface ProfileForm {
  readonly displayName: string;
  readonly birthYear: string;
  readonly sex: string;
  readonly heightCm: string;
  readonly timeZone: string;
  readonly country: string;
  readonly language: string;
}

/** What a form starts from. */
export const formOf = (profile: Profile): ProfileForm => ({
  displayName: profile.displayName,
  birthYear: profile.birthYear === undefined ? '' : String(profile.birthYear),
  sex: profile.sex ?? '',
  heightCm: profile.heightCm === undefined ? '' : String(profile.heightCm),
  timeZone: profile.timeZone,
  country: profile.country ?? '',
  language: profile.language,
});

/** What a form asks for. Fields left empty are not sent: empty is unknown and never zero. */
export function profileChange(form: ProfileForm): ProfileChange {
  return {
    displayName: form.displayName.trim(),
    timeZone: form.timeZone,
    language: form.language,
    ...(form.birthYear === '' ? {} : { birthYear: Number(form.birthYear) }),
    ...(form.sex === 'female' || form.sex === 'male' ? { sex: form.sex } : {}),
    ...(form.heightCm === '' ? {} : { heightCm: Number(form.heightCm) }),
    ...(form.country === '' ? {} : { country: form.country }),
  };
}

import type { Profile } from '../person/profile.ts';
import { byteBlock } from './byte-block.ts';
import type { PutDate } from './date-text.ts';
import { documentType } from './dtd.ts';
import type { DtdVersion } from './dtd.ts';
import { escape } from './escape.ts';

/** What the head of an export says. */
export interface Head {
  readonly locale: string;
  readonly dtd: DtdVersion;
  readonly exportSec: number;
  readonly person: Profile;
}

/** Everything before the first record. */
export function head({ locale, dtd, exportSec, person }: Head, putDate: PutDate): Buffer {
  const block = byteBlock(16_384);
  const sex = person.sex === 'female' ? 'HKBiologicalSexFemale' : 'HKBiologicalSexMale';
  block.text(`<?xml version="1.0" encoding="UTF-8"?>\n${documentType(dtd)}<HealthData locale="${escape(locale)}">\n <ExportDate value="`);
  putDate(block, exportSec);
  block.text(
    `"/>\n <Me HKCharacteristicTypeIdentifierDateOfBirth="${person.birthDate}" HKCharacteristicTypeIdentifierBiologicalSex="${sex}"`,
  );
  block.text(
    ' HKCharacteristicTypeIdentifierBloodType="HKBloodTypeNotSet" HKCharacteristicTypeIdentifierFitzpatrickSkinType="HKFitzpatrickSkinTypeNotSet"',
  );
  block.text(' HKCharacteristicTypeIdentifierCardioFitnessMedicationsUse="None"/>\n');
  return block.take();
}

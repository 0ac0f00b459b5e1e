/** Versions of the document type that can be written; version 12 as Apple shipped it: broken, so that strict parsers stop. */
export type DtdVersion = 14 | 12;

/** Element, content, attributes; a trailing `!` marks a required one. */
type Row = readonly [element: string, content: string, attributes?: string];

const ORIGIN = 'sourceName! sourceVersion device creationDate startDate! endDate!';
const EYE = 'sphere cylinder axis add vertex prismAmount prismAngle farPD nearPD baseCurve diameter'.replace(/\w+/g, '$& $&Unit');

const ROWS: readonly Row[] = [
  ['HealthData', '(ExportDate,Me,(Record|Correlation|Workout|ActivitySummary|ClinicalRecord|Audiogram|VisionPrescription)*)', 'locale!'],
  ['ExportDate', 'EMPTY', 'value!'],
  [
    'Me',
    'EMPTY',
    'DateOfBirth! BiologicalSex! BloodType! FitzpatrickSkinType! CardioFitnessMedicationsUse!'.replace(
      /\w+/g,
      'HKCharacteristicTypeIdentifier$&',
    ),
  ],
  ['Record', '((MetadataEntry|HeartRateVariabilityMetadataList)*)', `type! unit value ${ORIGIN}`],
  ['Correlation', '((MetadataEntry|Record)*)', `type! ${ORIGIN}`],
  [
    'Workout',
    '((MetadataEntry|WorkoutEvent|WorkoutRoute|WorkoutStatistics|WorkoutActivity)*)',
    `workoutActivityType! duration durationUnit totalDistance totalDistanceUnit totalEnergyBurned totalEnergyBurnedUnit ${ORIGIN}`,
  ],
  ['WorkoutActivity', '((MetadataEntry|WorkoutEvent|WorkoutStatistics)*)', 'uuid! startDate! endDate duration durationUnit'],
  ['WorkoutEvent', '((MetadataEntry)*)', 'type! date! duration durationUnit'],
  ['WorkoutStatistics', 'EMPTY', 'type! startDate! endDate! average minimum maximum sum unit'],
  ['WorkoutRoute', '((MetadataEntry|FileReference)*)', ORIGIN],
  ['FileReference', 'EMPTY', 'path!'],
  [
    'ActivitySummary',
    'EMPTY',
    'dateComponents activeEnergyBurned activeEnergyBurnedGoal activeEnergyBurnedUnit appleMoveTime appleMoveTimeGoal appleExerciseTime appleExerciseTimeGoal appleStandHours appleStandHoursGoal',
  ],
  ['MetadataEntry', 'EMPTY', 'key! value!'],
  ['HeartRateVariabilityMetadataList', '(InstantaneousBeatsPerMinute*)'],
  ['InstantaneousBeatsPerMinute', 'EMPTY', 'bpm! time!'],
  ['ClinicalRecord', 'EMPTY', 'type! identifier! sourceName! sourceURL! fhirVersion! receivedDate! resourceFilePath!'],
  ['Audiogram', '((MetadataEntry|SensitivityPoint)*)', `type! ${ORIGIN}`],
  [
    'SensitivityPoint',
    'EMPTY',
    'frequencyValue! frequencyUnit! leftEarValue leftEarUnit leftEarMasked leftEarClampingRangeLowerBound leftEarClampingRangeUpperBound rightEarValue rightEarUnit rightEarMasked rightEarClampingRangeLowerBound rightEarClampingRangeUpperBound',
  ],
  ['VisionPrescription', '((RightEye|LeftEye|Attachment|MetadataEntry)*)', 'type! dateIssued! expirationDate brand'],
  ['RightEye', 'EMPTY', EYE],
  ['LeftEye', 'EMPTY', EYE],
  ['Attachment', 'EMPTY', 'identifier'],
];

/** One element with its list of attributes; in version 12 the list of VisionPrescription is never closed. */
function declaration([element, content, attributes]: Row, version: DtdVersion): string {
  const first = `<!ELEMENT ${element} ${content}>\n`;
  if (attributes === undefined) return first;
  const lines = attributes
    .split(' ')
    .map((name) => `  ${name.replace('!', '').padEnd(24)} CDATA ${name.endsWith('!') ? '#REQUIRED' : '#IMPLIED'}\n`);
  const isBroken = version === 12 && element === 'VisionPrescription';
  return `${first}<!ATTLIST ${element}\n${lines.join('')}${isBroken ? '' : '>\n'}`;
}

/** The document type declaration at the head of an export. */
export function documentType(version: DtdVersion): string {
  return `<!DOCTYPE HealthData [\n<!-- HealthKit Export Version: ${version} -->\n${ROWS.map((row) => declaration(row, version)).join('')}]>\n`;
}

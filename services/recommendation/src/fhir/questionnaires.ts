import type { Coding, Reference, Resource } from '@aceso/kit/fhir';
import type { Instrument } from '@aceso/guidelines/kit';
import type { Form, Item } from '../domain/questionnaires/form.ts';
import { formOf, readingOf } from '../domain/questionnaires/forms.ts';
import type { AnswerRow } from '../store/questionnaires.ts';
import { resourceId } from './resource-id.ts';

const LOINC = 'http://loinc.org';
const ANSWER = 'https://aceso.health/fhir/CodeSystem/questionnaire-answer';
const ORDINAL = 'http://hl7.org/fhir/StructureDefinition/ordinalValue';
const CANONICAL = 'https://aceso.health/fhir/Questionnaire/';
/** Changes with the words of a form, and only with them. */
const VERSION = '1';
/** When these words came to be. */
const SINCE = '2026-11-28T00:00:00.000Z';

/** LOINC codes of a questionnaire and of its sum, where there are any. */
const CODES: Readonly<Partial<Record<Instrument, { readonly panel: string; readonly total: string }>>> = {
  phq9: { panel: '44249-1', total: '44261-6' },
  gad7: { panel: '69737-5', total: '70274-6' },
  'audit-c': { panel: '72109-2', total: '75626-2' },
};

interface QuestionnaireItem {
  readonly linkId: string;
  readonly code?: readonly Coding[];
  readonly text: string;
  readonly type: 'choice' | 'integer';
  readonly required: boolean;
  readonly answerOption?: readonly {
    readonly extension: readonly { readonly url: string; readonly valueDecimal: number }[];
    readonly valueCoding: Coding;
  }[];
}

/** https://hl7.org/fhir/R4/questionnaire.html */
export interface Questionnaire extends Resource {
  readonly resourceType: 'Questionnaire';
  readonly url: string;
  readonly version: string;
  readonly name: string;
  readonly title: string;
  readonly status: 'active';
  readonly subjectType: readonly ['Patient'];
  readonly date: string;
  readonly description: string;
  readonly copyright: string;
  readonly code?: readonly Coding[];
  readonly item: readonly QuestionnaireItem[];
}

/** https://hl7.org/fhir/R4/questionnaireresponse.html */
export interface QuestionnaireResponse extends Resource {
  readonly resourceType: 'QuestionnaireResponse';
  readonly questionnaire: string;
  readonly status: 'completed';
  readonly subject: Reference;
  readonly authored: string;
  readonly author: Reference;
  readonly source: Reference;
  readonly item: readonly {
    readonly linkId: string;
    readonly text?: string;
    readonly answer: readonly { readonly valueCoding?: Coding; readonly valueInteger?: number }[];
  }[];
}

const loinc = (code: string | undefined): { readonly code?: readonly Coding[] } =>
  code !== undefined && /^\d+-\d$/.test(code) ? { code: [{ system: LOINC, code }] } : {};

const answerCoding = (value: number, display: string | undefined): Coding => ({
  system: ANSWER,
  code: String(value),
  ...(display === undefined ? {} : { display }),
});

const totalId = (instrument: Instrument): string => CODES[instrument]?.total ?? 'total';

/** Canonical address of a questionnaire. */
export const canonicalOf = (instrument: Instrument): string => `${CANONICAL}${instrument}`;

/** A questionnaire as it can be answered: without its words where they may not be shown, with its licence always. */
export function questionnaire(form: Form, isShown: boolean): Questionnaire {
  const { instrument, title, about, period, items, maximum, licence, source } = form;
  return {
    resourceType: 'Questionnaire',
    id: instrument,
    meta: { versionId: isShown ? VERSION : `${VERSION}-sum`, lastUpdated: SINCE },
    url: canonicalOf(instrument),
    version: VERSION,
    name: instrument.replace('-', '').toUpperCase(),
    title,
    status: 'active',
    subjectType: ['Patient'],
    date: SINCE.slice(0, 10),
    description: `${about} ${period} Ranges: ${source}`,
    copyright: `${licence.holder} ${licence.terms} ${licence.url}`,
    ...loinc(CODES[instrument]?.panel),
    item: [
      ...(isShown ? items.map(questionOf) : []),
      { linkId: totalId(instrument), ...loinc(CODES[instrument]?.total), text: `Sum, 0 to ${maximum}`, type: 'integer', required: true },
    ],
  };
}

const questionOf = ({ linkId, text, options }: Item): QuestionnaireItem => ({
  linkId,
  ...loinc(linkId),
  text,
  type: 'choice',
  required: true,
  answerOption: options.map((option, value) => ({
    extension: [{ url: ORDINAL, valueDecimal: value }],
    valueCoding: answerCoding(value, option),
  })),
});

/** What a person answered; the words of question and answer come along only where they may be shown. */
export function questionnaireResponse(
  personId: string,
  row: AnswerRow,
  { isShown, sex }: { readonly isShown: boolean; readonly sex: 'female' | 'male' | undefined },
): QuestionnaireResponse {
  const { instrument, answerId, answers = [], answeredAt, total } = row;
  const form = formOf(instrument);
  const person = { reference: `Patient/${personId}` };
  const { band } = readingOf(form, total, sex);
  const at = answeredAt.toISOString();
  return {
    resourceType: 'QuestionnaireResponse',
    id: resourceId(personId, answerId),
    // The range follows the sex of the profile: another version of the same answers.
    meta: {
      versionId: `${answeredAt.getTime().toString(36)}${isShown ? '' : '-sum'}${sex === undefined ? '' : `-${sex[0]}`}`,
      lastUpdated: at,
    },
    questionnaire: `${canonicalOf(instrument)}|${VERSION}`,
    status: 'completed',
    subject: person,
    authored: at,
    author: person,
    source: person,
    item: [
      ...form.items.flatMap(({ linkId, text, options }, i) => {
        const value = answers[i];
        if (value === undefined) return [];
        return [
          { linkId, ...(isShown ? { text } : {}), answer: [{ valueCoding: answerCoding(value, isShown ? options[value] : undefined) }] },
        ];
      }),
      { linkId: totalId(instrument), text: band === undefined ? 'Sum' : `Sum, range: ${band}`, answer: [{ valueInteger: total }] },
    ],
  };
}

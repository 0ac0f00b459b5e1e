import { takeLabResult, type Collector, type LabResult, type SourceRef } from '../kit/index.ts';
import { valueOf } from './observation.ts';
import { marksOf, segmentOf, type Marks, type Segment } from './segments.ts';
import { dtmMs } from './time.ts';

/** Result withdrawn or never reached (HL7 table 0085). */
const NOT_A_RESULT: Readonly<Record<string, string>> = {
  D: 'deleted-by-laboratory',
  X: 'not-obtained',
  W: 'posted-in-error',
  O: 'order-only',
  I: 'pending',
};

/** Reads ORU messages line by line: a message begins with its header, which declares the marks of all that follows. */
export class MessageReader {
  readonly #out: Collector;
  #marks: Marks | undefined;
  #source: SourceRef = { key: 'Laboratory', name: 'Laboratory', kind: 'app' };
  #order: Segment | undefined;
  /** Results of the order that is open: a later line of the same set corrects an earlier one. */
  #open = new Map<string, LabResult>();

  constructor(out: Collector) {
    this.#out = out;
  }

  line(line: string): void {
    if (/^(MSH|FHS|BHS)/.test(line)) this.#marks = marksOf(line);
    const segment = segmentOf(line, this.#marks);
    if (segment.name === 'MSH') this.#begin(segment);
    else if (segment.name === 'PID') this.#person(segment);
    else if (segment.name === 'OBR') this.#openOrder(segment);
    else if (segment.name === 'OBX') this.#result(segment);
  }

  /** Hands over what the last order brought. */
  end(): void {
    for (const result of this.#open.values()) takeLabResult(this.#out, result);
    this.#open = new Map();
  }

  #begin(header: Segment): void {
    this.end();
    this.#order = undefined;
    const name = header.part(4, 1) || header.part(3, 1) || 'Laboratory';
    this.#source = { key: name, name, kind: 'app' };
  }

  /** Birth date and sex are offered to the profile; name, address and numbers are left behind. */
  #person(person: Segment): void {
    const [born, sex] = [/^(\d{4})(\d\d)(\d\d)/.exec(person.field(7)), person.field(8)];
    this.#out.profile({
      ...(born !== null && { birthDate: `${born[1]}-${born[2]}-${born[3]}` }),
      ...(sex === 'F' && { sex: 'female' as const }),
      ...(sex === 'M' && { sex: 'male' as const }),
    });
  }

  #openOrder(order: Segment): void {
    this.end();
    this.#order = order;
  }

  #result(obx: Segment): void {
    const out = this.#out;
    const name = obx.part(3, 2) || obx.part(3, 1) || obx.part(3, 5);
    const loinc = loincOf(obx);
    const sourceType = loinc ?? name;
    if (sourceType === '') return out.quarantine({ sourceType: 'OBX', source: this.#source, reason: 'malformed' });
    const at = [obx.field(14), this.#order?.field(7) ?? '', this.#order?.field(22) ?? '']
      .map((text) => dtmMs(text, out.zone))
      .find((time) => !Number.isNaN(time));
    const status = obx.field(11);
    if (NOT_A_RESULT[status] !== undefined) return out.skip(sourceType, NOT_A_RESULT[status], at ?? Number.NaN);
    const { printed, value, comparator } = valueOf(obx);
    if (printed === '') return out.skip(sourceType, 'nothing-measured', at ?? Number.NaN);
    if (at === undefined) return out.quarantine({ sourceType, source: this.#source, reason: 'date-unreadable' });
    const order = this.#order?.part(3, 1) || this.#order?.part(2, 1) || '';
    const key = ['hl7', this.#source.key, order, sourceType, obx.field(4), at].join('|');
    const earlier = this.#open.get(key);
    if (earlier !== undefined) out.skip(earlier.sourceType, 'corrected-by-laboratory', earlier.at);
    const [range, flag, panel] = [obx.part(7, 1), obx.part(8, 1), this.#order?.part(4, 2) || this.#order?.part(4, 1)];
    this.#open.set(key, {
      sourceType,
      source: this.#source,
      key,
      at,
      name,
      printed,
      unit: obx.part(6, 1),
      ...(loinc !== undefined && { loinc }),
      ...(value !== undefined && { value }),
      ...(comparator !== undefined && { comparator }),
      ...(range !== '' && { referenceRange: range }),
      ...(flag !== '' && { flag }),
      ...(panel !== undefined && panel !== '' && { panel }),
      ...(status !== '' && { status }),
    });
  }
}

/** The code whose system says LOINC, first or alternate; also without a system, when it has a code's form. */
function loincOf(obx: Segment): string | undefined {
  const isLoinc = (system: string): boolean => /^(LN|LOINC)$/i.test(system);
  const [first, alternate] = [obx.part(3, 1), obx.part(3, 4)];
  if (isLoinc(obx.part(3, 3)) || (obx.part(3, 3) === '' && /^\d{3,6}-\d$/.test(first))) return first;
  return isLoinc(obx.part(3, 6)) ? alternate : undefined;
}

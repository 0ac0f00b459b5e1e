import { eachAlone, headText, jsonValues, type FileFormat } from '../kit/index.ts';
import { METRIC_OF_FIELD } from './mapping.ts';
import { takePoint } from './take.ts';

/** Open mHealth and IEEE 1752 data points: one, a list, or one a line. */
export const openMHealth: FileFormat = {
  id: 'open-mhealth',
  name: 'Open mHealth',
  recognise: (head) => {
    const text = headText(head).trimStart();
    if (!/^[[{]/.test(text) || text.includes('"resourceType"')) return false;
    return /"effective_time_frame"|"schema_id"\s*:\s*\{[^}]*"namespace"/.test(text) || isBody(text);
  },
  begin: eachAlone(async ({ content, head }, out) => {
    for await (const value of jsonValues(content, head, (reason) => out.problem(reason))) {
      takePoint(value, out);
      const due = out.step();
      if (due) await due;
    }
  }),
};

/** A body that tells no time begins with what was measured, as a value with its unit or a number. */
function isBody(text: string): boolean {
  const first = /^\{\s*"([a-z_]+)"\s*:\s*(?:\{\s*"(?:value|unit)"|\d|"[A-Za-z])/.exec(text)?.[1] ?? '';
  return (
    METRIC_OF_FIELD[first] !== undefined ||
    /^(systolic_blood_pressure|total_sleep_time|sleep_duration|rr_interval|activity_name|quantity_type|category_type|correlation_type|workout_type)$/.test(
      first,
    )
  );
}

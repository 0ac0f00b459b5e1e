import { eachAlone, headText, jsonElements, jsonValues, type FileFormat } from '../kit/index.ts';
import { takeResource } from './take.ts';

/** FHIR resources as files: bundles of any size, NDJSON of a bulk export, a resource alone (R4; DSTU2 as far as it says the same). */
export const fhir: FileFormat = {
  id: 'fhir',
  name: 'FHIR health record',
  recognise: (head) => /^\s*[[{]/.test(headText(head, 64)) && /"resourceType"\s*:\s*"[A-Z]/.test(headText(head, 65_536)),
  begin: eachAlone(async ({ content, head }, out) => {
    const note = (reason: string): void => out.problem(reason);
    if (isOneBundle(head)) {
      for await (const { value } of jsonElements(content, ['$.entry.*.resource'], note)) {
        takeResource(value, out);
        const due = out.step();
        if (due) await due;
      }
      return;
    }
    for await (const value of jsonValues(content, head, note)) {
      takeResource(value, out);
      const due = out.step();
      if (due) await due;
    }
  }),
};

/** The first resource is a bundle, and no line ends before its first entry begins: not one of NDJSON's many bundles. */
function isOneBundle(head: Uint8Array): boolean {
  const text = headText(head, 65_536);
  const first = /"resourceType"\s*:\s*"([A-Za-z]+)"/.exec(text.replace(/"entry"\s*:\s*\[[^]*/, ''));
  return first?.[1] === 'Bundle' || (first === null && /"entry"\s*:\s*\[/.test(text));
}

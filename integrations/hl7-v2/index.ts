import { eachAlone, headText, linesOf, type FileFormat } from '../kit/index.ts';
import { MessageReader } from './message.ts';

/** Results of laboratories as HL7 version 2 messages (ORU^R01), one or many in a file. */
export const hl7v2: FileFormat = {
  id: 'hl7-v2',
  name: 'HL7 v2 results',
  recognise: (head) => /^(MSH|FHS|BHS)[^\w\s]{2}/.test(unframed(headText(head, 256))),
  begin: eachAlone(async ({ content }, out) => {
    const reader = new MessageReader(out);
    for await (const line of linesOf(content)) {
      const text = unframed(line);
      if (text !== '') reader.line(text);
      const due = out.step();
      if (due) await due;
    }
    reader.end();
  }),
};

/** Messages that were kept as they came over a wire stand between a vertical tab and a file separator (MLLP). */
const unframed = (text: string): string => text.replaceAll('\u000b', '').replaceAll('\u001c', '').trim();

/** What a file is that holds no data we can read, and what to hand over instead. */
const KINDS: readonly { readonly isOf: (head: Buffer, paths: readonly string[]) => boolean; readonly words: string }[] = [
  {
    isOf: (_head, paths) => paths.includes('xl/workbook.xml'),
    words: 'This is an Excel workbook. Save the sheet as CSV, and import that.',
  },
  {
    isOf: (_head, paths) => paths.includes('word/document.xml'),
    words: 'This is a Word document. Aceso reads exports of devices and apps.',
  },
  {
    isOf: (head) => startsWith(head, '%PDF-'),
    words: 'This is a PDF. Aceso reads exports of devices and apps; most offer CSV, JSON or a zip.',
  },
  {
    isOf: (head) =>
      startsWith(head, '\u0089PNG') ||
      startsWith(head, '\u00ff\u00d8\u00ff') ||
      startsWith(head, 'GIF8') ||
      head.subarray(4, 12).toString('latin1') === 'ftypheic',
    words: 'This is a picture. Aceso reads exports of devices and apps.',
  },
  {
    isOf: (head) =>
      startsWith(head, 'Rar!') ||
      startsWith(head, '7z\u00bc\u00af') ||
      startsWith(head, 'BZh') ||
      startsWith(head, '\u00fd7zXZ') ||
      startsWith(head, '(\u00b5/\u00fd'),
    words: 'This is an archive that Aceso cannot open. Unpack it, and import the folder or a zip of it.',
  },
  {
    isOf: (head) => startsWith(head, '\u00d0\u00cf\u0011\u00e0'),
    words: 'This is an old Office document. Save the sheet as CSV, and import that.',
  },
  {
    isOf: (head) => /^\ufeff?\s*<(!doctype html|html)/i.test(head.toString('latin1', 0, 200)),
    words: 'This is a web page, not an export: the download needs a sign-in, or its address has run out.',
  },
];

const startsWith = (head: Buffer, mark: string): boolean => head.subarray(0, mark.length).toString('latin1') === mark;
const UNKNOWN = 'This is no file of a source that Aceso knows. The page of each source says which file it reads.';

/** Whether a file is of a kind that never holds data we can read, though it may be an archive inside. */
export const isForeign = (head: Buffer, paths: readonly string[]): boolean => KINDS.some(({ isOf }) => isOf(head, paths));

/** Why a file that nobody recognised cannot be read, and what to do. */
export const unknownWords = (head: Buffer, paths: readonly string[]): string =>
  KINDS.find(({ isOf }) => isOf(head, paths))?.words ?? UNKNOWN;

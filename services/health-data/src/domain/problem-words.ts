/** What a problem of an import means and what to do, in words; reasons that speak for themselves have none. */
const WORDS: Readonly<Record<string, string>> = {
  'file-empty': 'The file is empty. Export it again from the app.',
  'file-not-recognised': 'Some files are of no source that Aceso knows; they were left out.',
  'file-too-large': 'A file is larger than anything of its kind. Export a shorter time.',
  'file-of-several-people':
    'The file holds data of several people, and does not say which of them you are. Nothing was stored. Leave the rows of your own Id in the file, and import it again.',
  'archive-entry-encrypted': 'The archive is protected by a password. Unpack it, or export it without a password, and import it again.',
  'archive-entry-method-unknown':
    'A file in the archive is packed in a way that Aceso cannot read. Unpack the archive, and import the folder.',
  'archive-entry-corrupt': 'A file in the archive is damaged. What it still holds was read. Download the archive again.',
  'archive-cut-off': 'The archive ends too early: the download was cut off. What it still holds was read. Download it again.',
  'archive-damaged': 'The archive is damaged. What came before the damage was read. Download it again.',
  'archive-too-large': 'The archive unpacks to more than anybody’s health data. Reading stopped there.',
  'archive-bomb':
    'A file in the archive unpacks to more than a thousand times its size, as only files made to do harm do. Reading stopped there.',
  'archive-too-deep': 'Archives within archives within archives were left closed. Unpack them, and import what is inside.',
  'entry-name-unsafe': 'A file in the archive has a name that leads out of it, as only files made to do harm have. It was left out.',
  'csv-malformed': 'The table is damaged from some line on. What came before was read.',
  'json-malformed': 'The file is cut off or damaged. What came before was read.',
  'xml-malformed': 'The file is cut off or damaged. What came before was read.',
  'header-missing': 'A table has no line with the names of its columns.',
  'day-or-month-first-unknown': 'No date of the file tells whether the day or the month stands first. Export a longer time.',
  'date-in-the-future': 'Some values are dated after the file was made. They are kept, and left out of what is latest.',
  'nothing-measured': 'Some rows say that nothing was measured. Missing is not zero.',
  'quarantine-only-counted': 'More values were set aside than are kept one by one; the others are counted.',
};

export const problemWords = (reason: string): string | undefined => WORDS[reason];

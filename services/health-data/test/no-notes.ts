import type { NoteKeys } from '../src/store/notes.ts';

/** For tests of records in which nobody wrote anything. */
export const NO_NOTES: NoteKeys = {
  toSeal: async () => {
    throw new Error('a record with a note');
  },
  toOpen: async () => undefined,
};

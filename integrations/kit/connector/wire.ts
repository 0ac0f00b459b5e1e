import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { VendorFault } from './faults.ts';

/** Reads a vendor's document by the part of its schema that we use; fields that we do not know may come and go. */
export interface WireReader<T> {
  /** Throws `VendorFault` (`malformed`), which names the place and never the value. */
  read(json: unknown): T;
  /** Whether it is as documented: for single records, so that one bad record does not lose its page. */
  fits(json: unknown): json is T;
}

/** @param what name of the document for messages, such as `Oura sleep` */
export function wireReader<const S extends TSchema>(schema: S, what: string): WireReader<Static<S>> {
  const check = Compile(schema);
  return {
    read(json) {
      if (check.Check(json)) return json as Static<S>; // Checked in this line.
      const [error] = check.Errors(json);
      throw new VendorFault('malformed', `${what} is not as documented: ${error?.instancePath ?? ''} ${error?.message ?? ''}`.trim());
    },
    fits: (json): json is Static<S> => check.Check(json),
  };
}

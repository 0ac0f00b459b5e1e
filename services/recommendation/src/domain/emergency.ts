/** Place in a text where the number to call stands. */
const PLACE = '{emergency}';

/** The text with the number of the person's country; words where it is not known. The number is no figure: nobody measured it. */
export const withEmergency = (text: string, number: string): string => text.replaceAll(PLACE, number);

/** Whether a text tells to call for help. */
export const callsForHelp = (text: string): boolean => text.includes(PLACE);

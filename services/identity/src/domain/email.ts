/**
 * An address as it is compared: lower case, without white space around it.
 *
 * The local part is case-sensitive by RFC 5321 2.4, but no provider of any size treats it so, and people type it as they like.
 */
export const emailKey = (email: string): string => email.trim().toLowerCase();

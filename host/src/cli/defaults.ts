/** Port of the web app and API unless told otherwise. */
export const DEFAULT_PORT = 8400;

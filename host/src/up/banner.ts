import { VERSION } from '../version.ts';

export interface Banner {
  readonly url: string;
  readonly code: string | undefined;
  readonly folder: string;
  readonly database: string;
  readonly count: number;
  readonly seconds: number;
}

/** What a person sees when Aceso is ready: where it is and what to try. */
export const banner = ({ url, code, folder, database, count, seconds }: Banner): string => `
  aceso ${VERSION}                                   ready in ${seconds.toFixed(1)} s

  Open        ${url}${code === undefined ? '' : `\n  First time  ${url}/start#k=${code}   (works once, 30 min)`}
  API docs    ${url}/docs
  Data        ${folder}   (${database})

  ${count} ${count === 1 ? 'service' : 'services'}  all healthy
  Try         npx aceso demo           a made-up person with 2 years of data
              npx aceso import ~/export.zip
  Stop        Ctrl C               Help  npx aceso help
`;

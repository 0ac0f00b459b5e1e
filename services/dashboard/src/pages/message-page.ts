import type { FastifyReply } from 'fastify';
import { pageHeaders } from './page-headers.ts';

/** A plain page of a few words. */
export interface MessagePage {
  readonly title: string;
  readonly text: string;
  readonly link?: { readonly to: string; readonly text: string };
}

/** Said on a page that needs identity while it is away. */
export const AWAY: MessagePage = { title: 'Sign-in is away just now', text: 'Your data is safe. Try again in a moment.' };

const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Answers with a plain page that needs neither script nor style. */
export function sendMessage(reply: FastifyReply, status: number, { title, text, link }: MessagePage): FastifyReply {
  const below = link === undefined ? '' : `<p><a href="${escape(link.to)}">${escape(link.text)}</a></p>`;
  const body = `<main><h1>${escape(title)}</h1><p>${escape(text)}</p>${below}</main>`;
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escape(title)}</title>`;
  return reply
    .code(status)
    .headers(pageHeaders(`default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`))
    .type('text/html; charset=utf-8')
    .send(`<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`);
}

/** Queue of e-mails that are to be sent; one job a message, which may be repeated. */
export const EMAIL_QUEUE = 'send-email';
/** Queue that is woken by the clock to take up what was left behind. */
export const OVERDUE_QUEUE = 'take-up-overdue-emails';

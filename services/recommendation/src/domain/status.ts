export type Status = 'open' | 'accepted' | 'done' | 'declined' | 'later' | 'withdrawn' | 'expired';

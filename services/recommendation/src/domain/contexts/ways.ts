import type { Condition } from '@aceso/guidelines/kit';

/** What moves measures without a change of health. */
export type Context = 'travel' | 'device' | 'illness' | 'cycle' | 'medicine';
export const CONTEXTS: readonly Context[] = ['travel', 'device', 'illness', 'cycle', 'medicine'];

/** What a detector does about a context. */
export type Way =
  /** Days of it, and some after it, are neither judged nor part of what is usual. */
  | 'set-aside'
  /** What comes after it is held against what came after it alone. */
  | 'new-baseline'
  /** Days are held against days of the same half of the cycle. */
  | 'by-phase'
  /** What it adds in this person is taken off before days are held against each other. */
  | 'taken-off';

/** A way, or the reason why the context does not matter here. */
export type Heed = { readonly way: Way } | { readonly why: string };

/** What one detector does about every context, and the conditions under which it says nothing, with the reason. */
export interface Heeds {
  readonly contexts: Readonly<Record<Context, Heed>>;
  readonly silent: Readonly<Partial<Record<Condition, string>>>;
}

const way = (name: Way): Heed => ({ way: name });
const why = (reason: string): Heed => ({ why: reason });

const ALWAYS = why('asks for help at once: told whatever the reason may be');
const COUNT = why('a count of readings');
const FIXED = why('an average against a fixed limit');
const TRUE_LOAD = why('what was trained was trained, wherever');

const everywhere = (heed: Heed): Heeds['contexts'] => ({ travel: heed, device: heed, illness: heed, cycle: heed, medicine: heed });
const RED_FLAG: Heeds = { contexts: everywhere(ALWAYS), silent: {} };
const COUNTED: Heeds = { contexts: everywhere(COUNT), silent: {} };

const PACED = 'a pacemaker sets the pulse';
const FIBRILLATION = 'with atrial fibrillation the pulse is uneven as a rule';
const PREGNANT = 'in pregnancy this changes as it should';
const ROTA = 'with shift work bedtimes follow the rota';

const HEART: Heeds = {
  contexts: {
    travel: way('set-aside'),
    device: way('new-baseline'),
    illness: way('set-aside'),
    cycle: way('by-phase'),
    medicine: way('new-baseline'),
  },
  silent: { pacemaker: PACED, 'atrial-fibrillation': FIBRILLATION, pregnancy: PREGNANT },
};
const BEDTIME: Heeds = {
  contexts: {
    travel: way('set-aside'),
    device: way('new-baseline'),
    illness: way('set-aside'),
    cycle: why('bedtimes hardly follow the cycle'),
    medicine: why('medicines of the heart do not set bedtimes'),
  },
  silent: { 'shift-work': ROTA },
};
const TRAINING: Heeds = {
  contexts: {
    travel: TRUE_LOAD,
    device: why('only days of a device that counts minutes are looked at'),
    illness: way('set-aside'),
    cycle: why('minutes are moved, not measured by the body'),
    medicine: why('minutes are moved, not measured by the body'),
  },
  silent: {},
};
const WEIGHT: Heeds = {
  contexts: {
    travel: why('a trend of months; a week away moves it little'),
    device: way('new-baseline'),
    illness: way('set-aside'),
    cycle: why('water of the cycle comes and goes within a month; the trend is of four'),
    medicine: why('a trend of months, whatever its cause'),
  },
  silent: { pregnancy: PREGNANT },
};

/** Every kind of insight about now and what it heeds. Of the past the same holds for a kind of the same name. */
export const HEEDS: Readonly<Record<string, Heeds>> = {
  'blood-pressure-severe': RED_FLAG,
  'glucose-low': RED_FLAG,
  'glucose-very-high': RED_FLAG,
  'resting-heart-rate-extreme': RED_FLAG,
  'oxygen-saturation-low': RED_FLAG,
  'resting-heart-rate-very-high': { contexts: everywhere(why('a fixed limit that deserves a look whatever the reason')), silent: {} },
  'illness-like-strain': { ...HEART, contexts: { ...HEART.contexts, cycle: way('taken-off') } },
  'resting-heart-rate-above-usual': HEART,
  'hrv-below-usual': HEART,
  'respiratory-rate-above-usual': {
    contexts: { ...HEART.contexts, medicine: why('medicines of the heart hardly move breathing at night') },
    silent: { pregnancy: PREGNANT },
  },
  'pulse-irregular': {
    contexts: {
      ...HEART.contexts,
      travel: why('a journey makes the pulse faster and more even, not less'),
      cycle: why('the cycle makes the pulse faster and more even, not less'),
    },
    silent: { pacemaker: PACED, 'atrial-fibrillation': FIBRILLATION },
  },
  'readings-stuck': {
    contexts: everywhere(why('no body repeats one value for a week')),
    silent: { pacemaker: PACED },
  },
  'readings-scattered': {
    contexts: {
      ...HEART.contexts,
      travel: why('a journey moves the level, hardly its scatter'),
      cycle: why('the cycle moves the level by less than the scatter that is looked for'),
    },
    silent: { 'atrial-fibrillation': FIBRILLATION },
  },
  'blood-pressure-above-limit': { contexts: everywhere(FIXED), silent: {} },
  'blood-pressure-few-readings': COUNTED,
  'blood-pressure-rising': {
    contexts: {
      travel: why('a trend of months; a week away moves it little'),
      device: way('new-baseline'),
      illness: way('set-aside'),
      cycle: why('the cycle moves it by less than what is told'),
      medicine: way('new-baseline'),
    },
    silent: {},
  },
  'glucose-above-range': { contexts: everywhere(FIXED), silent: {} },
  'short-sleep': {
    contexts: {
      ...BEDTIME.contexts,
      device: why('an average against a fixed limit; watches differ by less than what counts as sure'),
      illness: why('the ill sleep longer; short nights then count as well'),
    },
    silent: {},
  },
  'irregular-sleep': { ...BEDTIME, contexts: { ...BEDTIME.contexts, device: why('watches differ in minutes, not in scatter') } },
  'bedtime-later': BEDTIME,
  'late-bedtime': BEDTIME,
  'social-jetlag': { ...BEDTIME, contexts: { ...BEDTIME.contexts, device: why('free days and workdays are told by the same device') } },
  'few-nights': COUNTED,
  'low-activity': TRAINING,
  'training-load-ramp': TRAINING,
  'no-rest-days': TRAINING,
  'training-block': TRAINING,
  'activity-below-usual': TRAINING,
  'weight-rising': WEIGHT,
  'weight-falling': WEIGHT,
  'fitness-falling': {
    contexts: {
      travel: why('a trend of half a year'),
      device: way('new-baseline'),
      illness: way('set-aside'),
      cycle: why('a trend of half a year'),
      medicine: way('new-baseline'),
    },
    silent: { pregnancy: PREGNANT },
  },
};

/** Nothing is heeded by a kind that nobody has thought about; a test refuses such a kind. */
const UNHEEDED: Heeds = { contexts: everywhere(why('unknown')), silent: {} };
export const heedsOf = (kind: string | undefined): Heeds => HEEDS[kind ?? ''] ?? UNHEEDED;

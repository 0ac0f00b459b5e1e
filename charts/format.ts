/** How values and times of one chart read. */
export interface FormatOptions {
  /** Label of the unit in which the values are given, such as `ms`; empty for counts. */
  readonly unit: string;
  /** Unit as a screen reader should say it, such as `milliseconds`; the label unless told otherwise. */
  readonly unitSpoken?: string;
  /** Digits after the point that the measurement can justify. */
  readonly decimals: number;
  /** BCP 47 tag. */
  readonly locale?: string;
  /** 12 h or 24 h clock; by the locale unless told otherwise. */
  readonly hourCycle?: 'h12' | 'h23';
  /** Values are minutes after noon, 0 to 2880, and read as times of day; their differences read as lengths of time. */
  readonly clock?: 'after-noon';
  /** Values are minutes and read as lengths of time: "7 h 50 min". */
  readonly isLength?: boolean;
  /** IANA zone in which instants are shown. */
  readonly timeZone?: string;
}

/** Ready formatters: making one is dear, using it is cheap. */
export interface Format {
  readonly number: (value: number) => string;
  readonly withUnit: (value: number) => string;
  readonly spoken: (value: number) => string;
  readonly signed: (value: number) => string;
  /** How far apart two values are, without a sign. */
  readonly difference: (value: number) => string;
  readonly day: (day: string) => string;
  readonly longDay: (day: string) => string;
  readonly month: (day: string) => string;
  readonly time: (ms: number) => string;
  readonly minuteOfDay: (minute: number) => string;
}

const THIN_SPACE = '\u2009';
const MINUS = '\u2212';
const DEFAULT_LOCALE = 'en-GB';
const NOON = 720;
const DAY = 1440;

/** Joins a figure and its unit by a thin space; a count has no unit. */
export const joinUnit = (figure: string, unit: string): string => (unit === '' ? figure : `${figure}${THIN_SPACE}${unit}`);

/** Number with a true minus sign and no negative zero. */
export function numberFormat(decimals: number, locale: string = DEFAULT_LOCALE): (value: number) => string {
  const intl = new Intl.NumberFormat(locale, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: 'negative',
  });
  return (value) => intl.format(value).replace('-', MINUS);
}

const signOf = (value: number): string => (Math.round(value) > 0 ? '+' : Math.round(value) < 0 ? MINUS : '');
const lengthOf = (minutes: number): string => `${Math.round(minutes) < 0 ? MINUS : ''}${duration(Math.abs(minutes))}`;

/** How lengths of time in minutes read. */
const lengths = {
  number: lengthOf,
  withUnit: lengthOf,
  spoken: lengthOf,
  signed: (value: number): string => `${signOf(value)}${duration(Math.abs(value))}`,
  difference: (value: number): string => duration(Math.abs(value)),
};

/** Makes a formatter when it is first used: a sparkline never says a time, and making one costs more than a hundred uses. */
function whenUsed<T>(make: () => (value: T) => string): (value: T) => string {
  let made: ((value: T) => string) | undefined;
  return (value) => (made ??= make())(value);
}

/** Formatters for one chart; days are civil days and never shift with a zone. */
export function formatter(options: FormatOptions): Format {
  const locale = options.locale ?? DEFAULT_LOCALE;
  const number = numberFormat(options.decimals, locale);
  const date = (style: Intl.DateTimeFormatOptions): ((day: string) => string) =>
    whenUsed(() => {
      const intl = new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' });
      return (day) => intl.format(Date.parse(`${day}T00:00:00Z`));
    });
  const clock = (timeZone: string): ((ms: number) => string) =>
    whenUsed(() => {
      const cycle = options.hourCycle === undefined ? {} : { hourCycle: options.hourCycle };
      const intl = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone, ...cycle });
      return (ms) => intl.format(ms);
    });
  const utcClock = clock('UTC');
  // As clocks do: the minute that has begun. What arithmetic left short of a whole minute is that minute.
  const timeOf = (minutesAfterNoon: number): string => utcClock(((Math.floor(minutesAfterNoon + 1e-6) + NOON) % DAY) * 60_000);
  const values: Pick<Format, 'number' | 'withUnit' | 'spoken' | 'signed' | 'difference'> =
    options.isLength === true
      ? lengths
      : options.clock === undefined
        ? {
            number,
            withUnit: (value: number) => joinUnit(number(value), options.unit),
            spoken: (value: number) => `${number(value)} ${options.unitSpoken ?? options.unit}`.trimEnd(),
            signed: (value: number) => `${Number(value.toFixed(options.decimals)) > 0 ? '+' : ''}${number(value)}`,
            difference: (value: number) => number(Math.abs(value)),
          }
        : {
            number: timeOf,
            withUnit: timeOf,
            spoken: timeOf,
            signed: (value: number) => `${signOf(value)}${duration(Math.abs(value))}`,
            difference: (value: number) => duration(Math.abs(value)),
          };
  return {
    ...values,
    day: date({ day: 'numeric', month: 'short' }),
    longDay: date({ weekday: 'long', day: 'numeric', month: 'long' }),
    month: date({ month: 'short' }),
    time: clock(options.timeZone ?? 'UTC'),
    minuteOfDay: (minute) => utcClock(minute * 60_000),
  };
}

/** Length of time in hours and minutes: "1 h 2 min", "45 min". */
export function duration(minutes: number): string {
  const whole = Math.round(minutes);
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  if (hours === 0) return `${rest}${THIN_SPACE}min`;
  return rest === 0 ? `${hours}${THIN_SPACE}h` : `${hours}${THIN_SPACE}h ${rest}${THIN_SPACE}min`;
}

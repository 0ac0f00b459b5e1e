import {
  cusumChart,
  effectOfChange,
  ewmaChart,
  holtWinters,
  interruptedSeries,
  localLevel,
  meanShifts,
  senSlope,
  stl,
  trendPieces,
} from '@aceso/science';
import { days, granted, range } from './example.ts';
import { INK, type Layer, type MethodPlot } from './plot.ts';

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const dots = (y: readonly number[], x = range(y.length)): Layer => ({ as: 'dots', label: 'day', colour: INK.data, x, y });

export const changePlots: readonly MethodPlot[] = [
  {
    method: 'cusum',
    plot: () => {
      const values = days('cusum', 60, (day) => (day >= 35 ? 1.2 : 0), 1);
      const { high, alarms } = granted(cusumChart({ values, target: 0, slack: 0.5, limit: 5 }));
      const x = range(60);
      return {
        says: 'Values in standard deviations; from day 35 they lie higher, and the running sum passes its limit some days later.',
        xLabel: 'day',
        yLabel: 'standard deviations',
        layers: [
          dots(values),
          { as: 'line', label: 'running sum', colour: INK.fit, x, y: high },
          { as: 'line', label: 'limit', colour: INK.alarm, x: [0, 59], y: [5, 5], dashed: true },
          { as: 'mark', colour: INK.alarm, x: alarms.slice(0, 1), y: alarms.slice(0, 1).map((i) => high[i] ?? 0) },
        ],
      };
    },
  },
  {
    method: 'ewma',
    plot: () => {
      const values = days('ewma', 60, (day) => (day >= 35 ? 61 : 60), 1);
      const chart = granted(ewmaChart({ values, weight: 0.2, target: 60, sigma: 1, width: 3 }));
      const x = range(60);
      return {
        says: 'A small lasting shift that single days hide: the moving average leaves its limits.',
        xLabel: 'day',
        yLabel: 'measure',
        layers: [
          { as: 'band', label: 'limits', colour: INK.calm, x: [0, 59], y: [chart.lower, chart.lower], top: [chart.upper, chart.upper] },
          dots(values),
          { as: 'line', label: 'moving average', colour: INK.fit, x, y: chart.smoothed },
        ],
      };
    },
  },
  {
    method: 'mean-shifts',
    plot: () => {
      const values = days('shifts', 120, (day) => (day < 45 ? 58 : day < 80 ? 63 : 59), 1.5);
      const ends = [0, ...granted(meanShifts(values, 'BIC')), values.length];
      return {
        says: 'A series with three levels, and the shifts that were found.',
        xLabel: 'day',
        yLabel: 'measure',
        layers: [
          dots(values),
          ...ends.slice(1).map((end, i): Layer => {
            const level = mean(values.slice(ends[i] ?? 0, end));
            return { as: 'line', ...(i === 0 ? { label: 'level' } : {}), colour: INK.fit, x: [ends[i] ?? 0, end - 1], y: [level, level] };
          }),
        ],
      };
    },
  },
  {
    method: 'trend-pieces',
    plot: () => {
      const values = days('pieces', 120, (day) => (day < 50 ? 74 : day < 95 ? 74 + 0.1 * (day - 50) : 78.5), 0.4);
      const pieces = granted(trendPieces({ times: range(120), values, scale: 0.4, shortest: 21 }));
      return {
        says: 'A weight that stays, rises for six weeks and stays again, cut into lines.',
        xLabel: 'day',
        yLabel: 'kg',
        layers: [
          dots(values),
          ...pieces.map(({ from, to, first, last }, i): Layer => ({
            as: 'line',
            ...(i === 0 ? { label: 'piece' } : {}),
            colour: INK.fit,
            x: [from, to - 1],
            y: [first, last],
          })),
        ],
      };
    },
  },
  {
    method: 'sen-slope',
    plot: () => {
      const values = [...days('sen', 40, (day) => 120 + 0.3 * day, 3)].map((value, i) => (i % 13 === 6 ? value + 25 : value));
      const { slope, low, high } = granted(senSlope(values));
      const middle = values.toSorted((a, b) => a - b)[20] ?? 0;
      const line = (by: number): readonly number[] => [middle - 20 * by, middle + 19 * by];
      return {
        says: 'A rising pressure with three wild readings, which do not tilt the slope.',
        xLabel: 'reading',
        yLabel: 'mmHg',
        layers: [
          {
            as: 'band',
            label: '95 % interval',
            colour: INK.fit,
            x: [0, 20, 39],
            y: [line(high)[0] ?? 0, middle, line(low)[1] ?? 0],
            top: [line(low)[0] ?? 0, middle, line(high)[1] ?? 0],
          },
          dots(values),
          { as: 'line', label: 'slope', colour: INK.fit, x: [0, 39], y: line(slope) },
        ],
      };
    },
  },
  {
    method: 'stl',
    plot: () => {
      const values = days('stl', 84, (day) => 7_000 + 20 * day + (day % 7 >= 5 ? 2_600 : 0), 500);
      const { trend, seasonal } = granted(stl({ values, period: 7, seasonalWindow: 'periodic', robust: false }));
      return {
        says: 'Steps with a weekly rhythm: the trend, and the trend with the rhythm.',
        xLabel: 'day',
        yLabel: 'steps',
        layers: [
          dots(values),
          { as: 'line', label: 'trend and week', colour: INK.second, x: range(84), y: trend.map((value, i) => value + (seasonal[i] ?? 0)) },
          { as: 'line', label: 'trend', colour: INK.fit, x: range(84), y: trend },
        ],
      };
    },
  },
  {
    method: 'holt-winters',
    plot: () => {
      const values = days('holt', 70, (day) => 7_000 + 15 * day + (day % 7 >= 5 ? 2_600 : 0), 350);
      const { forecast } = granted(holtWinters({ values, period: 7, levelWeight: 0.2, slopeWeight: 0.05, seasonalWeight: 0.2 }));
      return {
        says: 'Ten weeks of steps and the forecast of the week after.',
        xLabel: 'day',
        yLabel: 'steps',
        layers: [dots(values), { as: 'line', label: 'forecast', colour: INK.fit, x: range(forecast.length, 70), y: forecast }],
      };
    },
  },
  {
    method: 'local-level',
    plot: () => {
      const values = days('level', 80, (day) => 60 + 3 * Math.sin(day / 12), 1.5).map((value, day) =>
        day >= 30 && day < 42 ? null : value,
      );
      const { steps } = granted(localLevel({ values, noise: 2.25, drift: 0.12, startLevel: 60, startVariance: 100 }));
      const x = range(80);
      const half = steps.map(({ smoothedVariance }) => 1.96 * Math.sqrt(smoothedVariance));
      const known = x.filter((day) => values[day] !== null);
      return {
        says: 'A level with twelve missing days: it goes on, and becomes less certain there.',
        xLabel: 'day',
        yLabel: 'measure',
        layers: [
          {
            as: 'band',
            label: '95 % interval',
            colour: INK.fit,
            x,
            y: steps.map(({ smoothed }, i) => smoothed - (half[i] ?? 0)),
            top: steps.map(({ smoothed }, i) => smoothed + (half[i] ?? 0)),
          },
          dots(
            known.map((day) => values[day] ?? 0),
            known,
          ),
          { as: 'line', label: 'level', colour: INK.fit, x, y: steps.map(({ smoothed }) => smoothed) },
        ],
      };
    },
  },
  {
    method: 'interrupted-series',
    plot: () => {
      const values = days('interrupted', 60, (day) => 128 + (day >= 30 ? -6 - 0.1 * (day - 30) : 0.05 * day), 2);
      const found = granted(interruptedSeries({ values, start: 30, lag: 2 }));
      const before = mean(values.slice(0, 30));
      const line = (day: number): number =>
        before + found.slopeBefore * (day - 14.5) + (day >= 30 ? found.levelChange + found.slopeChange * (day - 30) : 0);
      return {
        says: 'A pressure before and after a change on day 30: level and slope change.',
        xLabel: 'day',
        yLabel: 'mmHg',
        layers: [
          dots(values),
          { as: 'line', label: 'fit', colour: INK.fit, x: range(30), y: range(30).map(line) },
          { as: 'line', colour: INK.fit, x: range(30, 30), y: range(30, 30).map(line) },
          {
            as: 'line',
            label: 'without the change',
            colour: INK.second,
            x: range(30, 30),
            y: range(30, 30).map((day) => before + found.slopeBefore * (day - 14.5)),
            dashed: true,
          },
        ],
      };
    },
  },
  {
    method: 'effect-of-change',
    plot: () => {
      const values = days('effect', 74, (day) => 415 + (day >= 60 ? 28 : 0) + 8 * Math.sin(day / 15), 22);
      const { predicted, actual, low, high } = granted(effectOfChange({ values, covariates: [], before: 60, alpha: 0.05 }));
      return {
        says: 'Sixty nights before and fourteen after a change: what the days before predict, and what came.',
        xLabel: 'day',
        yLabel: 'minutes of sleep',
        layers: [
          {
            as: 'band',
            label: '95 % of it',
            colour: INK.second,
            x: [60, 73],
            y: [actual - high, actual - high],
            top: [actual - low, actual - low],
          },
          dots(values),
          { as: 'line', label: 'expected', colour: INK.second, x: [60, 73], y: [predicted, predicted], dashed: true },
          { as: 'line', label: 'mean after it', colour: INK.fit, x: [60, 73], y: [actual, actual] },
        ],
      };
    },
  },
];

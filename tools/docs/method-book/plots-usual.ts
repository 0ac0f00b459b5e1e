import { cosinor, hrvBaseline, nightSignal, personalBaseline, dateOfDay } from '@aceso/science';
import { days, granted, range } from './example.ts';
import { INK, type MethodPlot } from './plot.ts';

const ILL = (day: number): number => (day >= 44 && day < 51 ? 7 : 0);

export const usualPlots: readonly MethodPlot[] = [
  {
    method: 'personal-baseline',
    plot: () => {
      const values = days('baseline', 60, (day) => 58 + ILL(day), 1.6);
      const told = range(46, 14).map((day) => granted(personalBaseline({ values: values.slice(0, day + 1), floor: 0.5 })));
      const x = range(46, 14);
      const marks = x.filter((_, i) => told[i]?.status === 'alert');
      return {
        says: 'A resting heart rate of sixty days with the usual band before each day; the days of a raised heart rate are marked.',
        xLabel: 'day',
        yLabel: 'beats a minute',
        layers: [
          {
            as: 'band',
            label: 'two robust deviations',
            colour: INK.fit,
            x,
            y: told.map(({ centre, scale }) => centre - 2 * scale),
            top: told.map(({ centre, scale }) => centre + 2 * scale),
          },
          { as: 'dots', label: 'day', colour: INK.data, x: range(60), y: values },
          { as: 'mark', label: 'alert', colour: INK.alarm, x: marks, y: marks.map((day) => values[day] ?? 0) },
        ],
      };
    },
  },
  {
    method: 'night-signal',
    plot: () => {
      const values = days('nights', 60, (day) => 57 + ILL(day), 1.4);
      const nights = granted(
        nightSignal({ nights: values.map((heartRate, i) => ({ date: dateOfDay(20_000 + i), heartRate })), branch: 'apple' }),
      );
      const x = range(60);
      const at = (alert: number): readonly number[] => x.filter((day) => nights[day]?.alert === alert);
      const dots = (alert: number) => ({ x: at(alert), y: at(alert).map((day) => nights[day]?.heartRate ?? 0) });
      return {
        says: 'Nightly heart rate against the median of all nights so far; two nights in a row four beats above it are red.',
        xLabel: 'night',
        yLabel: 'beats a minute',
        layers: [
          { as: 'line', label: 'median so far', colour: INK.fit, x, y: nights.map(({ median }) => median) },
          { as: 'line', label: 'four above', colour: INK.alarm, x, y: nights.map(({ median }) => median + 4), dashed: true },
          { as: 'dots', label: 'night', colour: INK.data, x, y: nights.map(({ heartRate }) => heartRate) },
          { as: 'mark', label: 'red', colour: INK.alarm, ...dots(2) },
        ],
      };
    },
  },
  {
    method: 'hrv-baseline',
    plot: () => {
      const values = days('hrv', 90, (day) => (day > 74 ? 37 : 46), 5);
      const x = range(60, 30);
      const told = x.map((day) => granted(hrvBaseline(values.slice(0, day + 1))));
      return {
        says: 'The seven-day mean of the logarithm of rMSSD against its band of half a standard deviation; it falls below in the end.',
        xLabel: 'day',
        yLabel: 'ln rMSSD',
        layers: [
          {
            as: 'band',
            label: 'band of sixty days',
            colour: INK.calm,
            x,
            y: told.map(({ low }) => low),
            top: told.map(({ high }) => high),
          },
          { as: 'line', label: 'mean of seven days', colour: INK.fit, x, y: told.map(({ weekMean }) => weekMean) },
        ],
      };
    },
  },
  {
    method: 'cosinor',
    plot: () => {
      const times = range(96, 0, 0.5);
      const values = days('cosinor', 96, (i) => 60 + 12 * Math.cos((2 * Math.PI * (i / 2 - 15)) / 24), 4);
      const { mesor, cosine, sine } = granted(cosinor({ times, values, period: 24 }));
      const w = (2 * Math.PI) / 24;
      return {
        says: 'Two days of a measure with the wave of 24 hours that fits it best.',
        xLabel: 'hour',
        yLabel: 'measure',
        layers: [
          { as: 'dots', label: 'measured', colour: INK.data, x: times, y: values },
          {
            as: 'line',
            label: 'wave',
            colour: INK.fit,
            x: times,
            y: times.map((t) => mesor + cosine * Math.cos(w * t) + sine * Math.sin(w * t)),
          },
          { as: 'line', label: 'mesor', colour: INK.second, x: [0, 47.5], y: [mesor, mesor], dashed: true },
        ],
      };
    },
  },
];

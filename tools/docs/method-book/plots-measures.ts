import {
  circadianRhythm,
  framinghamRisk,
  glucoseManagementIndicator,
  glucoseRisk,
  hampelOutliers,
  lipids,
  maxHeartRate,
  meanGlucoseFromA1c,
  oxygenUptakeFromHabits,
  oxygenUptakeFromHeartRates,
  pettittTest,
  phenotypicAge,
  pooledCohortRisk,
  robustZ,
  structuralBreaks,
} from '@aceso/science';
import { days, granted, range } from './example.ts';
import { INK, type MethodPlot } from './plot.ts';

const dots = (values: readonly number[]) =>
  ({ as: 'dots', label: 'values', colour: INK.data, x: range(values.length), y: values }) as const;
/** One person as the older equations want it. */
const person = (age: number, smoker: boolean) => ({
  age,
  sex: 'male' as const,
  totalCholesterol: 213,
  hdl: 50,
  systolic: 120,
  bloodPressureDrug: false,
  smoker,
  diabetes: false,
});
const ages = (to: number): readonly number[] => range(to - 39, 40);

export const measurePlots: readonly MethodPlot[] = [
  {
    method: 'outlier-hampel',
    plot: () => {
      const values = days('hampel', 60, (day) => 58 + 3 * Math.sin(day / 9), 0.8).map((value, i) => (i % 17 === 9 ? value + 9 : value));
      const found = granted(hampelOutliers(values, 5, 4));
      return {
        says: 'A slow wave with wild days: the filter marks them, and leaves the wave alone.',
        xLabel: 'day',
        yLabel: 'bpm',
        layers: [dots(values), { as: 'mark', label: 'marked', colour: INK.alarm, x: found, y: found.map((i) => values[i] ?? 0) }],
      };
    },
  },
  {
    method: 'pettitt',
    plot: () => {
      const values = days('pettitt', 60, (day) => (day < 35 ? 60 : 63), 1.5);
      const { after, p } = granted(pettittTest(values));
      return {
        says: `A step up after day 35: the test puts it after value ${after} (p ${p < 0.001 ? 'below 0.001' : p.toFixed(3)}).`,
        xLabel: 'day',
        yLabel: 'bpm',
        layers: [dots(values), { as: 'line', label: 'most likely shift', colour: INK.alarm, x: [after, after], y: [57, 67], dashed: true }],
      };
    },
  },
  {
    method: 'structural-breaks',
    plot: () => {
      const values = days('breaks', 120, (day) => (day < 40 ? 60 : day < 85 ? 64 : 61), 1.4);
      const { breaks } = granted(structuralBreaks(values, 18));
      const edges = [0, ...breaks, values.length];
      const pieces = edges.slice(0, -1).map((from, i) => {
        const own = values.slice(from, edges[i + 1]);
        const level = own.reduce((total, value) => total + value, 0) / own.length;
        return { x: [from, (edges[i + 1] ?? from) - 1], y: [level, level] };
      });
      return {
        says: `Three levels: the breaks are found after values ${breaks.join(' and ')}.`,
        xLabel: 'day',
        yLabel: 'bpm',
        layers: [
          dots(values),
          { as: 'line', label: 'levels', colour: INK.fit, x: pieces.flatMap(({ x }) => x), y: pieces.flatMap(({ y }) => y) },
        ],
      };
    },
  },
  {
    method: 'robust-z',
    plot: () => {
      const reference = days('robust-z', 27, () => 58, 1.5);
      const x = range(49, 52, 0.25);
      const score = (values: readonly number[]): readonly number[] => x.map((value) => granted(robustZ(value, values, 0.5)).z);
      return {
        says: 'Score of a day against 27 days, and against the same days with three wild ones: it hardly moves.',
        xLabel: 'bpm today',
        yLabel: 'robust z',
        layers: [
          { as: 'line', label: '27 days', colour: INK.fit, x, y: score(reference) },
          { as: 'line', label: 'with three wild days', colour: INK.second, x, y: score([...reference, 90, 95, 99]), dashed: true },
        ],
      };
    },
  },
  {
    method: 'circadian-rhythm',
    plot: () => {
      const hourly = days('circadian', 168, (hour) => Math.max(0, 220 + 190 * Math.sin((2 * Math.PI * ((hour % 24) - 9)) / 24)), 40);
      const { lowest5Start, highest10Start } = granted(circadianRhythm({ hourly, startHour: 0 }));
      const x = range(24);
      const y = x.map((hour) => hourly.filter((_, i) => i % 24 === hour).reduce((total, value) => total + value, 0) / 7);
      const mark = (from: number, hours: number) => range(hours).map((step) => (from + step) % 24);
      const shown = (hoursOf: readonly number[]): readonly number[] => hoursOf.map((hour) => y[hour] ?? 0);
      return {
        says: 'The mean day of a week, its quietest five hours and its busiest ten.',
        xLabel: 'hour',
        yLabel: 'activity',
        layers: [
          { as: 'line', label: 'mean day', colour: INK.data, x, y },
          { as: 'dots', label: 'L5', colour: INK.fit, x: mark(lowest5Start, 5), y: shown(mark(lowest5Start, 5)) },
          { as: 'dots', label: 'M10', colour: INK.second, x: mark(highest10Start, 10), y: shown(mark(highest10Start, 10)) },
        ],
      };
    },
  },
  {
    method: 'glucose-conversion',
    plot: () => {
      const means = range(61, 80, 5);
      const percents = range(33, 4.4, 0.25);
      return {
        says: 'Mean glucose and HbA1c by the two published lines: they part where glucose is high.',
        xLabel: 'mean glucose, mg/dL',
        yLabel: '%',
        layers: [
          {
            as: 'line',
            label: 'management indicator',
            colour: INK.fit,
            x: means,
            y: means.map((value) => granted(glucoseManagementIndicator(value))),
          },
          { as: 'line', label: 'HbA1c', colour: INK.second, x: percents.map((value) => granted(meanGlucoseFromA1c(value))), y: percents },
        ],
      };
    },
  },
  {
    method: 'glucose-risk',
    plot: () => {
      const x = range(73, 40, 5);
      return {
        says: 'What one reading adds to the low and to the high blood glucose index.',
        xLabel: 'glucose, mg/dL',
        yLabel: 'index',
        layers: [
          { as: 'line', label: 'low', colour: INK.alarm, x, y: x.map((value) => glucoseRisk([value]).low) },
          { as: 'line', label: 'high', colour: INK.second, x, y: x.map((value) => glucoseRisk([value]).high) },
        ],
      };
    },
  },
  {
    method: 'lipids',
    plot: () => {
      const x = range(75, 50, 10);
      const told = x.map((triglycerides) => granted(lipids({ total: 230, hdl: 50, triglycerides })));
      const friedewald = told.flatMap(({ ldlFriedewald: y }, i) => (y === undefined ? [] : [{ x: x[i] ?? 0, y }]));
      return {
        says: 'LDL of the same total and HDL by triglycerides: Friedewald falls faster and ends at 400.',
        xLabel: 'triglycerides, mg/dL',
        yLabel: 'LDL, mg/dL',
        layers: [
          { as: 'line', label: 'Friedewald', colour: INK.second, x: friedewald.map((one) => one.x), y: friedewald.map((one) => one.y) },
          { as: 'line', label: 'Sampson', colour: INK.fit, x, y: told.map(({ ldlSampson = Number.NaN }) => ldlSampson) },
        ],
      };
    },
  },
  {
    method: 'phenotypic-age',
    plot: () => {
      const x = ages(80);
      const age = (crp: number): readonly number[] =>
        x.map(
          (own) =>
            granted(
              phenotypicAge({
                age: own,
                albumin: 44,
                creatinine: 75,
                glucose: 5.2,
                crp,
                lymphocytes: 30,
                meanCellVolume: 90,
                redCellWidth: 13,
                alkalinePhosphatase: 65,
                whiteCells: 6,
              }),
            ).age,
        );
      return {
        says: 'Phenotypic age with usual values and with a CRP ten times as high: inflammation alone adds years.',
        xLabel: 'age, years',
        yLabel: 'years',
        layers: [
          { as: 'line', label: 'CRP 0.1 mg/dL', colour: INK.calm, x, y: age(0.1) },
          { as: 'line', label: 'CRP 1 mg/dL', colour: INK.alarm, x, y: age(1) },
          { as: 'line', label: 'own age', colour: INK.data, x, y: x, dashed: true },
        ],
      };
    },
  },
  {
    method: 'pooled-cohort',
    plot: () => {
      const x = ages(79);
      const risk = (smoker: boolean): readonly number[] =>
        x.map((age) => 100 * granted(pooledCohortRisk({ ...person(age, smoker), race: 'white' })));
      return {
        says: 'Ten-year risk of a man by age, without and with smoking, by an equation that PREVENT has superseded.',
        xLabel: 'age, years',
        yLabel: '% in ten years',
        layers: [
          { as: 'line', label: 'never smoked', colour: INK.calm, x, y: risk(false) },
          { as: 'line', label: 'smokes', colour: INK.alarm, x, y: risk(true) },
        ],
      };
    },
  },
  {
    method: 'framingham',
    plot: () => {
      const x = ages(74);
      const risk = (smoker: boolean): readonly number[] => x.map((age) => 100 * granted(framinghamRisk(person(age, smoker))));
      return {
        says: 'Ten-year risk of a man by age, without and with smoking, as it was in Framingham.',
        xLabel: 'age, years',
        yLabel: '% in ten years',
        layers: [
          { as: 'line', label: 'does not smoke', colour: INK.calm, x, y: risk(false) },
          { as: 'line', label: 'smokes', colour: INK.alarm, x, y: risk(true) },
        ],
      };
    },
  },
  {
    method: 'max-heart-rate',
    plot: () => {
      const x = range(73, 18);
      const told = x.map((age) => granted(maxHeartRate(age)));
      return {
        says: 'Maximal heart rate by age: two published lines with the error of one person around the second.',
        xLabel: 'age, years',
        yLabel: 'bpm',
        layers: [
          {
            as: 'band',
            label: 'SEE 10.8',
            colour: INK.fit,
            x,
            y: told.map(({ nes }) => nes - 10.8),
            top: told.map(({ nes }) => nes + 10.8),
          },
          { as: 'line', label: 'HUNT', colour: INK.fit, x, y: told.map(({ nes }) => nes) },
          { as: 'line', label: 'Tanaka', colour: INK.second, x, y: told.map(({ tanaka }) => tanaka) },
        ],
      };
    },
  },
  {
    method: 'oxygen-uptake',
    plot: () => {
      const x = range(46, 40);
      const habits = (activityIndex: number): readonly number[] =>
        x.map((resting) => granted(oxygenUptakeFromHabits({ sex: 'male', age: 40, waistCm: 92, resting, activityIndex })));
      return {
        says: 'VO2max of a man of 40 by resting heart rate: from the ratio of heart rates, and from his habits.',
        xLabel: 'resting heart rate, bpm',
        yLabel: 'mL/kg/min',
        layers: [
          {
            as: 'line',
            label: 'ratio (maximum 185)',
            colour: INK.second,
            x,
            y: x.map((resting) => granted(oxygenUptakeFromHeartRates({ maximal: 185, resting }))),
          },
          { as: 'line', label: 'hardly active', colour: INK.fit, x, y: habits(1) },
          { as: 'line', label: 'very active', colour: INK.calm, x, y: habits(37.5) },
        ],
      };
    },
  },
];

import { fitnessFatigue, kidneyFiltration, liverFibrosisIndex, loadRatio, prevent, score2 } from '@aceso/science';
import { days, granted, range } from './example.ts';
import { INK, type MethodPlot } from './plot.ts';

const AGES = range(50, 30);

export const riskPlots: readonly MethodPlot[] = [
  {
    method: 'prevent',
    plot: () => {
      const risk = (systolic: number, smoker: boolean): readonly number[] =>
        AGES.map(
          (age) =>
            100 *
            granted(
              prevent({
                age,
                sex: 'female',
                systolic,
                bloodPressureDrug: false,
                totalCholesterol: 200,
                hdl: 55,
                statin: false,
                diabetes: false,
                smoker,
                filtration: 90,
                bmi: 26,
              }),
            ).tenYears.total_cvd,
        );
      return {
        says: 'Ten-year risk of a woman by age, at three pressures, and with smoking.',
        xLabel: 'age, years',
        yLabel: '% in ten years',
        layers: [
          { as: 'line', label: '120 mmHg', colour: INK.calm, x: AGES, y: risk(120, false) },
          { as: 'line', label: '150 mmHg', colour: INK.second, x: AGES, y: risk(150, false) },
          { as: 'line', label: '150 mmHg, smokes', colour: INK.alarm, x: AGES, y: risk(150, true) },
        ],
      };
    },
  },
  {
    method: 'score2',
    plot: () => {
      const ages = range(50, 40);
      const risk = (region: 'low' | 'very-high'): readonly number[] =>
        ages.map(
          (age) => granted(score2({ region, age, sex: 'male', smoker: false, systolic: 140, totalCholesterol: 5.5, hdl: 1.3 })).percent,
        );
      return {
        says: 'Ten-year risk of the same man in a low-risk and a very-high-risk region; from 70 on another equation answers.',
        xLabel: 'age, years',
        yLabel: '% in ten years',
        layers: [
          { as: 'line', label: 'low-risk region', colour: INK.calm, x: ages, y: risk('low') },
          { as: 'line', label: 'very-high-risk region', colour: INK.alarm, x: ages, y: risk('very-high') },
        ],
      };
    },
  },
  {
    method: 'kidney-filtration',
    plot: () => {
      const creatinine = range(56, 0.5, 0.05);
      const rate = (age: number, sex: 'female' | 'male'): readonly number[] =>
        creatinine.map((value) => granted(kidneyFiltration({ creatinine: value, age, sex })).fromCreatinine);
      return {
        says: 'Filtration by creatinine for a woman of 40 and a man of 75; the limit of 60 is drawn.',
        xLabel: 'creatinine, mg/dL',
        yLabel: 'mL/min/1.73 m²',
        layers: [
          { as: 'line', label: 'woman, 40 years', colour: INK.fit, x: creatinine, y: rate(40, 'female') },
          { as: 'line', label: 'man, 75 years', colour: INK.second, x: creatinine, y: rate(75, 'male') },
          { as: 'line', label: '60', colour: INK.alarm, x: [0.5, 3.25], y: [60, 60], dashed: true },
        ],
      };
    },
  },
  {
    method: 'liver-fibrosis-index',
    plot: () => {
      const ages = range(30, 35);
      const index = (aspartate: number): readonly number[] =>
        ages.map((age) => granted(liverFibrosisIndex({ age, ast: aspartate, alt: 35, platelets: 220 })).index);
      return {
        says: 'The index by age at two values of AST: it rises with age alone.',
        xLabel: 'age, years',
        yLabel: 'FIB-4',
        layers: [
          { as: 'line', label: 'AST 25 U/L', colour: INK.calm, x: ages, y: index(25) },
          { as: 'line', label: 'AST 60 U/L', colour: INK.alarm, x: ages, y: index(60) },
        ],
      };
    },
  },
  {
    method: 'fitness-fatigue',
    plot: () => {
      const load = days('fitness', 160, (day) => (day % 7 >= 5 ? 90 : 40) + (day >= 90 && day < 118 ? 45 : 0), 10).map((value) =>
        Math.max(0, value),
      );
      const x = range(118, 42);
      const told = x.map((day) => granted(fitnessFatigue(load.slice(0, day + 1))));
      return {
        says: 'A block of four hard weeks: fatigue rises fast, fitness slowly, and the balance falls.',
        xLabel: 'day',
        yLabel: 'load',
        layers: [
          { as: 'line', label: 'fitness, 42 days', colour: INK.fit, x, y: told.map(({ fitness }) => fitness) },
          { as: 'line', label: 'fatigue, 7 days', colour: INK.alarm, x, y: told.map(({ fatigue }) => fatigue) },
          { as: 'line', label: 'balance', colour: INK.calm, x, y: told.map(({ balance }) => balance) },
        ],
      };
    },
  },
  {
    method: 'load-ratio',
    plot: () => {
      const load = days('ratio', 100, (day) => 45 + (day >= 60 && day < 74 ? 40 : 0), 12).map((value) => Math.max(0, value));
      const x = range(60, 40);
      const ratio = (kind: 'coupled' | 'uncoupled' | 'ewma'): readonly number[] =>
        x.map((day) => granted(loadRatio(load.slice(0, day + 1), kind)).ratio);
      return {
        says: 'Two weeks of twice the load, told by the three ways of building the ratio.',
        xLabel: 'day',
        yLabel: 'ratio',
        layers: [
          { as: 'line', label: 'uncoupled', colour: INK.fit, x, y: ratio('uncoupled') },
          { as: 'line', label: 'coupled', colour: INK.second, x, y: ratio('coupled') },
          { as: 'line', label: 'exponential weights', colour: INK.calm, x, y: ratio('ewma') },
        ],
      };
    },
  },
];

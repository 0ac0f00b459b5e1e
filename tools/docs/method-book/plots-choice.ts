import { bestArmProbabilities, detectionWorth, smoothAllocation, suggestionDecision, suggestionDosage } from '@aceso/science';
import { granted, range } from './example.ts';
import { INK, type MethodPlot } from './plot.ts';

export const choicePlots: readonly MethodPlot[] = [
  {
    method: 'suggestion-dosage',
    plot: () => {
      const sent = range(80).map((i) => i < 25 && i % 2 === 0);
      return {
        says: 'The burden of a dozen messages: it rises with each and fades afterwards.',
        xLabel: 'decision',
        yLabel: 'burden',
        layers: [{ as: 'bars', label: 'burden', colour: INK.fit, x: range(80), y: granted(suggestionDosage(sent)) }],
      };
    },
  },
  {
    method: 'suggestion-decision',
    plot: () => {
      const worth = range(81, -2, 0.05);
      const covariance = range(5).map((i) => range(5).map((j) => (i === j ? 0.25 : 0)));
      const probability = worth.map(
        (mean) =>
          granted(
            suggestionDecision({
              posterior: { mean: [mean, 0, 0, 0, 0], covariance },
              context: { dosage: 0, engagement: 0, otherLocation: 0, variation: 0 },
              proxy: 0,
              discount: 0.9,
              studyDay: 30,
              available: true,
            }),
          ).probability,
      );
      return {
        says: 'The probability of sending by the believed worth: never below 0.2, never above 0.8.',
        xLabel: 'believed worth, standard deviations 0.5',
        yLabel: 'probability',
        layers: [{ as: 'line', label: 'probability of sending', colour: INK.fit, x: worth, y: probability }],
      };
    },
  },
  {
    method: 'smooth-allocation',
    plot: () => {
      const means = range(61, -0.6, 0.02);
      const at = (variance: number): readonly number[] =>
        means.map((mean) => granted(smoothAllocation({ mean, variance, steepness: 20, shift: 5, least: 0.2, most: 0.8 })));
      return {
        says: 'The probability of an action by its believed advantage: the less sure the belief, the flatter.',
        xLabel: 'believed advantage',
        yLabel: 'probability',
        layers: [
          { as: 'line', label: 'variance 0.001', colour: INK.fit, x: means, y: at(0.001) },
          { as: 'line', label: 'variance 0.05', colour: INK.second, x: means, y: at(0.05) },
        ],
      };
    },
  },
  {
    method: 'best-arm',
    plot: () => {
      const tries = range(21, 0, 2);
      const told = tries.map((n) =>
        granted(
          bestArmProbabilities([
            { a: 1 + 0.5 * n, b: 1 + 0.5 * n },
            { a: 1 + 0.3 * n, b: 1 + 0.7 * n },
          ]),
        ),
      );
      return {
        says: 'Two choices with success rates of a half and three in ten: how sure it becomes that the first is better.',
        xLabel: 'times that each was tried',
        yLabel: 'probability of being the best',
        layers: [
          { as: 'line', label: 'rate 0.5', colour: INK.fit, x: tries, y: told.map(([first = 0]) => first) },
          { as: 'line', label: 'rate 0.3', colour: INK.second, x: tries, y: told.map(([, second = 0]) => second) },
        ],
      };
    },
  },
  {
    method: 'anomaly-benchmark',
    plot: () => {
      const positions = range(101, -1, 0.04);
      return {
        says: 'What a detection is worth by where it comes: most at the beginning of the window, nothing at its end, less than nothing behind it.',
        xLabel: 'position; the window goes from -1 to 0',
        yLabel: 'worth',
        layers: [{ as: 'line', label: 'worth', colour: INK.fit, x: positions, y: positions.map(detectionWorth) }],
      };
    },
  },
];

import type { Plot } from './plot.ts';
import { changePlots } from './plots-change.ts';
import { choicePlots } from './plots-choice.ts';
import { riskPlots } from './plots-risk.ts';
import { usualPlots } from './plots-usual.ts';

/** A picture of a method, made of its own output. */
export interface MethodPlot {
  readonly method: string;
  plot(): Plot;
}

export const PLOTS: readonly MethodPlot[] = [...usualPlots, ...changePlots, ...riskPlots, ...choicePlots];

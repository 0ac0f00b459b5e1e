import type { MethodPlot } from './plot.ts';
import { changePlots } from './plots-change.ts';
import { choicePlots } from './plots-choice.ts';
import { measurePlots } from './plots-measures.ts';
import { riskPlots } from './plots-risk.ts';
import { usualPlots } from './plots-usual.ts';

export const PLOTS: readonly MethodPlot[] = [...usualPlots, ...changePlots, ...riskPlots, ...choicePlots, ...measurePlots];

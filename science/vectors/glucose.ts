import { cgmMetrics } from '../cgm-metrics.ts';
import { glucoseEpisodes } from '../glucose-episodes.ts';
import type { EpisodeSummary } from '../glucose-episodes.ts';
import { glucoseExcursions } from '../glucose-excursions.ts';
import { glucoseGrid, GRID_MINUTES } from '../glucose-grid.ts';
import type { GlucoseReading } from '../glucose-grid.ts';
import { dailyRisk } from '../glucose-risk.ts';
import { glucoseVariability } from '../glucose-variability.ts';
import { mean } from '../series.ts';
import { shown } from './family.ts';
import type { ReadData } from './family.ts';

/** One case: values as they are, or a person of a data file. */
export interface GlucoseInput {
  readonly gl?: readonly number[];
  readonly dataset?: string;
  readonly id?: string;
  readonly grid?: boolean;
}

/** Rows of one person: minutes of local time, and mg/dL. */
function readingsOf(input: GlucoseInput, readData: ReadData): { readonly minute: number; readonly mgPerDl: number }[] {
  if (input.dataset === undefined) return [];
  const rows = readData(input.dataset)
    .split('\n')
    .map((row) => row.split(','))
    .filter(([id]) => id === input.id);
  return rows.map(([, time = '', mgPerDl]) => ({ minute: Date.parse(`${time.replace(' ', 'T')}Z`) / 60_000, mgPerDl: Number(mgPerDl) }));
}

/** Mean over days of the worst low and the worst high risk (ADRR). */
function dailyRiskRange(readings: readonly GlucoseReading[]): number {
  const days = [...Map.groupBy(readings, ({ minute }) => Math.floor(minute / 1440)).values()];
  return mean(days.map((day) => dailyRisk(day.map(({ mgPerDl }) => mgPerDl))));
}

const episode = ({ perDay, minutes }: EpisodeSummary) => ({ per_day: perDay, duration_min: minutes });

function onGrid(readings: readonly GlucoseReading[]): unknown {
  const grid = glucoseGrid(readings);
  if (!grid.ok) return { refused: grid };
  const first = readings[0]?.minute ?? 0;
  const expected = Math.round(((readings.at(-1)?.minute ?? 0) - first) / GRID_MINUTES) + 1;
  const variability = shown(glucoseVariability(grid.value), (value) => ({
    modd: value.modd,
    conga24: value.conga24,
    mag: value.mag,
    gvp: value.gvp,
    sd_w: value.sdWithinDays,
    sd_b: value.sdBetweenDays,
    sd_dm: value.sdOfDailyMeans,
    cv_mean: value.meanDailyCv,
    sd_roc: value.sdOfRate,
  }));
  return {
    ...Object(variability),
    active_percent: (100 * readings.length) / expected,
    adrr: dailyRiskRange(readings),
    mage: shown(glucoseExcursions(grid.value)),
    episodes: shown(glucoseEpisodes(grid.value), (value) => ({
      hypo_lv1: episode(value.low),
      hypo_lv1_excl: episode(value.lowOnly),
      hypo_lv2: episode(value.veryLow),
      hypo_extended: episode(value.lowExtended),
      hyper_lv1: episode(value.high),
      hyper_lv1_excl: episode(value.highOnly),
      hyper_lv2: episode(value.veryHigh),
    })),
  };
}

/** Metrics of one series, of all readings or on the grid. */
export function glucose(input: GlucoseInput, readData: ReadData): unknown {
  const readings = readingsOf(input, readData);
  if (input.grid === true) return onGrid(readings);
  const values = input.gl ?? readings.map(({ mgPerDl }) => mgPerDl);
  return shown(cgmMetrics(values), (value) => ({
    n: value.count,
    mean: value.mean,
    median: value.median,
    sd: value.sd,
    cv: value.cv,
    mad: value.mad,
    iqr: value.iqr,
    gmi: value.gmi,
    ea1c: value.estimatedA1c,
    tbr_54: value.below54,
    tbr_70: value.below70,
    tir_70_180: value.inRange,
    tar_180: value.above180,
    tar_250: value.above250,
    gri: value.gri,
    lbgi: value.lowRisk,
    hbgi: value.highRisk,
    grade: value.grade,
    j_index: value.jIndex,
    m_value: value.mValue,
    igc: value.igc,
    cogi: value.cogi,
  }));
}

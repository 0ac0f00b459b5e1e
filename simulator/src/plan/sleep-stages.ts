import { random } from '../random/random.ts';
import type { Interval, Night, Stage } from './day.ts';

/**
 * Fills a night with cycles of about 90 minutes: deep sleep early, REM late, short awakenings between them.
 *
 * Shares come out near those of healthy adults (Ohayon 2004: deep 15 to 20 %, REM 20 to 25 %).
 */
export function sleepStages(seed: number, index: number, inBed: Interval, isIll: boolean): Night['stages'] {
  const draw = random(seed, 'sleep-stages', index);
  const stages: (Interval & { readonly stage: Stage })[] = [];
  let now = inBed.startSec + Math.round(draw.between(6, 19) * 60);
  const end = inBed.endSec - Math.round(draw.between(1, 9) * 60);
  const add = (stage: Stage, minutes: number): void => {
    const next = Math.min(end, now + Math.round(minutes * 60));
    if (next - now >= 60) stages.push({ stage, startSec: now, endSec: next });
    now = next;
  };
  for (let cycle = 0; now < end; cycle++) {
    const deepMin = Math.max(0, 36 - 11 * cycle + draw.normal(0, 5));
    const remMin = Math.max(4, 9 + 6.5 * cycle + draw.normal(0, 4));
    const coreMin = Math.max(15, draw.normal(88, 8) - deepMin - remMin);
    add('core', coreMin * 0.45);
    add('deep', deepMin);
    add('core', coreMin * 0.55);
    add('rem', remMin);
    if (draw.chance(isIll ? 0.95 : 0.55)) add('awake', draw.between(1.5, isIll ? 14 : 6));
  }
  return stages;
}

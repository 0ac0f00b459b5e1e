import { type AmountsData, type AmountsOptions, amountsInWords } from './columns.ts';
import { formatter } from './format.ts';
import { linear, place } from './scale.ts';
import type { Chart, Label, Shape } from './shape.ts';
import { ENGLISH } from './words.ts';

const ROW_HEIGHT_PX = 32;

/** Lying bars from zero with the name at the left and the figure at the end. */
export function bars(data: AmountsData, options: AmountsOptions): Chart {
  const words = options.words ?? ENGLISH;
  const format = formatter(options);
  const most = data.amounts.reduce((high, amount) => Math.max(high, amount.value ?? 0), 0);
  const x = linear([0, most === 0 ? 1 : most], [0, 100]);
  const height = 100 / Math.max(1, data.amounts.length);
  const shapes: Shape[] = [];
  const labels: Label[] = [];
  data.amounts.forEach((amount, i) => {
    const middle = place((i + 0.5) * height);
    labels.push({ x: 0, y: middle, dx: -8, text: amount.label, anchor: 'end', ink: 'text-2' });
    if (amount.value === undefined) {
      labels.push({ x: 0, y: middle, dx: 6, text: words.noData, anchor: 'start', ink: 'text-3' });
      return;
    }
    const end = place(x(amount.value));
    shapes.push({
      kind: 'rect',
      x: 0,
      y: place(i * height + height * 0.22),
      width: end,
      height: place(height * 0.56),
      fill: amount.ink ?? 's1',
      radius: 2,
    });
    const text = format.withUnit(amount.value);
    // Behind a long bar there is no room for it on a phone: there it stands inside, at the end.
    labels.push(
      end > 50
        ? { x: end, y: middle, dx: -8, text, anchor: 'end', ink: 'surface' }
        : { x: end, y: middle, dx: 6, text, anchor: 'start', ink: 'text' },
    );
  });
  return {
    frame: 'rows',
    height: Math.max(1, data.amounts.length) * ROW_HEIGHT_PX,
    shapes,
    labels,
    stops: [],
    legend: [],
    ...amountsInWords(data, options),
  };
}

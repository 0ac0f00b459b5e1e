import type { Chart } from '@aceso/charts';
import { Picture } from './picture.tsx';

/** A picture that is read as one sentence. */
export function ChartView({ chart, height, narrow }: { readonly chart: Chart; readonly height?: number; readonly narrow?: boolean }) {
  return (
    <div role="img" aria-label={chart.sentence}>
      <Picture chart={chart} {...(height === undefined ? {} : { height })} {...(narrow === undefined ? {} : { narrow })} />
    </div>
  );
}

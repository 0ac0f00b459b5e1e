import type { Pair } from './consumer.ts';
import { CALLS, NEWS } from './expectations.ts';

/** The table of expectations, one entry for each two services that talk. */
export function pairs(): readonly Pair[] {
  const all = [
    ...CALLS.map(({ consumer, provider }) => `${consumer} ${provider.service}`),
    ...NEWS.map(({ consumer, provider }) => `${consumer} ${provider}`),
  ];
  return [...new Set(all)].toSorted().map((key) => {
    const [consumer = '', provider = ''] = key.split(' ');
    return {
      consumer,
      provider,
      calls: CALLS.filter((call) => call.consumer === consumer && call.provider.service === provider),
      news: NEWS.filter((one) => one.consumer === consumer && one.provider === provider),
    };
  });
}

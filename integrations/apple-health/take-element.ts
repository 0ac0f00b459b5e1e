import type { Collector } from './collector.ts';
import { takeCorrelation } from './correlation.ts';
import type { Element } from './element.ts';
import { instantMs } from './instant.ts';
import {
  profileOf,
  takeActivitySummary,
  takeAudiogram,
  takeClinicalRecord,
  takeUnknown,
  takeVisionPrescription,
} from './other-elements.ts';
import { takeRecord } from './record.ts';
import { takeWorkout } from './workout.ts';

/** Takes one element that stands under the root. */
export function takeElement(element: Element, collector: Collector): void {
  switch (element.name) {
    case 'Record':
      return takeRecord(element, collector);
    case 'Correlation':
      return takeCorrelation(element, collector);
    case 'Workout':
      return takeWorkout(element, collector);
    case 'ActivitySummary':
      return takeActivitySummary(element, collector);
    case 'ClinicalRecord':
      return takeClinicalRecord(element, collector);
    case 'Audiogram':
      return takeAudiogram(element, collector);
    case 'VisionPrescription':
      return takeVisionPrescription(element, collector);
    case 'Me':
      collector.profile = profileOf(element);
      return;
    case 'ExportDate': {
      const at = instantMs(element.attributes.get('value'));
      if (!Number.isNaN(at)) collector.exportedAt = at;
      return;
    }
    default:
      return takeUnknown(element, collector);
  }
}

import { oneOf } from '../one-of.ts';

/** Names of medicines that people ask about most, by ending where a class has one (INN stems of the WHO). */
const MEDICINE = String.raw`\b(?:\w+(?:statin|pril|sartan|olol|dipine|prazole|gliptin|gliflozin|glutide|xaban|oxetine|azepam|zolam|cillin|mycin|cycline|floxacin|triptan|profen|thyroxine|formin)|warfarin|aspirin|paracetamol|acetaminophen|tylenol|naproxen|codeine|tramadol|morphine|insulin|metoprolol|prednisol?one|steroids?|citalopram|sertraline|lithium|ssri|antidepressants?|antibiotics?|antihistamines?|blood thinners?|blood pressure (?:pills?|tablets?|medication|meds)|statins?|beta[- ]?blockers?|ozempic|wegovy|the pill|inhalers?|pills?|tablets?|medicines?|medications?|meds|doses?)\b`;

/** What somebody wants to do with it. */
const DOING = String.raw`\b(?:have (?=[^?]*\bwith\b)|take|taking|stop|stopping|skip|skipping|double|doubling|halve|halving|mix|mixing|combine|combining|change|changing|increase|increasing|reduce|reducing|lower|split|crush|quit|come off|switch|use|drink|restart|miss|missed)\b`;

/** Asked for oneself: "can I take ibuprofen with my warfarin?"; not "what does warfarin do?". */
const ASKED = oneOf(
  String.raw`\b(?:can|could|should|may|must|do|shall) (?:i|he|she|we|my \w+)\b`,
  String.raw`\b(?:is it|would it be|is that|it is|it's) (?:ok|okay|safe|fine|alright|all right|dangerous|bad|a problem|possible)\b`,
  String.raw`\bneed to\b`,
);
const NOT_ASKED = /\b(?:remind|reminder|log|record|enter|track|export|app)\b/;

/** Whether a message asks what to do with a medicine: answered by a pharmacist or a doctor, never here. Expects lower case. */
export const asksAboutMedicine = (text: string): boolean =>
  ASKED.test(text) && new RegExp(MEDICINE).test(text) && new RegExp(DOING).test(text) && !NOT_ASKED.test(text);

import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { redFlagTriage } from '../red-flag-triage.ts';

const tells = (text: string, level: string, flag?: string): void => {
  deepEqual(redFlagTriage(text), { level, flags: flag === undefined ? [] : [flag] }, text);
};

test('red flags: today', () => {
  tells('new headache at 67, my jaw hurts when chewing and my scalp is tender', 'urgent', 'giant_cell_arteritis');
  tells('our baby of 5 months has 39.2', 'urgent', 'child_fever');
  tells('toothache with a swollen cheek', 'urgent', 'dental_abscess');
  tells('woke up deaf in my left ear', 'urgent', 'hearing_loss_sudden');
  tells('I have not slept for four days and feel invincible', 'urgent', 'mania');
  tells('my watch warns of a heart rate of 134 at rest', 'urgent', 'high_heart_rate_alert');
  tells('my knee is swollen, red and hot and I have a fever', 'urgent', 'septic_joint');
});

test('red flags: a visit', () => {
  tells('my wife says I snore and stop breathing', 'routine', 'sleep_apnoea');
  tells('A1c 6.1', 'routine', 'glucose_high');
  tells('fasting glucose 112', 'routine', 'glucose_high');
  tells('heartburn almost every night', 'routine', 'heartburn');
  tells('a bottle of wine every night and I cannot stop drinking', 'routine', 'alcohol');
});

test('red flags: at home', () => {
  tells('heartburn after that pizza', 'self_care', 'heartburn');
  tells('bumped my head on a shelf, small bump, feel fine', 'self_care', 'head_injury_minor');
  tells('my 6 year old has 38.1 and is playing', 'self_care', 'fever');
});

test('red flags: what to do with a medicine is asked, what it does is knowledge', () => {
  tells('can I take ibuprofen with my warfarin?', 'routine', 'medication_question');
  tells('is it okay to have a beer with my antibiotics?', 'routine', 'medication_question');
  tells('should I stop my atorvastatin?', 'routine', 'medication_question');
  tells('what are the side effects of metformin?', 'none');
  tells('can you remind me to take my tablets at 8?', 'none');
});

test('red flags: thoughts that are denied, and words that only look like danger', () => {
  tells('feeling low for three weeks, no thoughts of harming myself', 'routine', 'low_mood');
  tells('itchy hives on my arms, breathing is fine', 'self_care', 'skin');
  tells("I'm thinking of ending my subscription", 'none');
  tells('my chest strap is broken', 'none');
  tells('the dog bit my shoe again', 'none');
});

test('red flags: the gravest messages in six other languages', () => {
  tells('mio padre ha un dolore al petto che va al braccio sinistro', 'emergency', 'chest_pain');
  tells('voglio farla finita', 'emergency', 'suicide');
  tells('minha mãe não consegue falar e o rosto está torto', 'emergency', 'stroke');
  tells('não consigo respirar', 'emergency', 'breathing');
  tells('ik heb hevige pijn op de borst', 'emergency', 'chest_pain');
  tells('mijn man reageert niet meer', 'emergency', 'unconscious');
  tells('ho dormito bene, senza dolore al petto', 'none');
  tells('geen pijn op de borst vandaag', 'none');
});

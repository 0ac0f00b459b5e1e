import type { Sex } from './input.ts';

/** Weights of one sum: of what is present, and of what is measured, after centring. */
export type Weights = Readonly<Record<string, number>>;

/** The equation of one sex: ten-year survival at the centre, how age enters, centres, and weights alone and multiplied by each form of age. */
export interface Equation {
  readonly survival: number;
  /** Powers of a tenth of the age. */
  readonly agePowers: readonly [number, number];
  readonly centres: Readonly<
    Record<'age1' | 'age2' | 'bmi1' | 'bmi2' | 'cholesterolRatio' | 'systolic' | 'systolicDeviation' | 'townsend', number>
  >;
  /** By ethnicity, in the order of `ETHNICITIES`. */
  readonly ethnicity: readonly number[];
  /** By smoking, in the order of `SMOKING`. */
  readonly smoking: readonly number[];
  readonly alone: Weights;
  readonly withAge1: Weights;
  readonly withAge2: Weights;
  readonly smokingWithAge1: readonly number[];
  readonly smokingWithAge2: readonly number[];
}

/** Published coefficients of QRISK3-2017, Copyright 2017 ClinRisk Ltd.; see NOTICE.md. */
// prettier-ignore
export const EQUATIONS: Readonly<Record<Sex, Equation>> = {
  female: {
    survival: 0.988876402378082,
    agePowers: [-2, 1],
    centres: {
      age1: 0.053274843841791,
      age2: 4.332503318786621,
      bmi1: 0.154946178197861,
      bmi2: 0.144462317228317,
      cholesterolRatio: 3.47632646560669,
      systolic: 123.13001251220703,
      systolicDeviation: 9.002537727355957,
      townsend: 0.392308831214905,
    },
    ethnicity: [0.0, 0.28040314332995425, 0.562989941420754, 0.29590000851116516, 0.07278537987798255, -0.17072135508857317, -0.3937104331487497, -0.3263249528353027, -0.17127056883241784],
    smoking: [0.0, 0.13386833786546262, 0.5620085801243854, 0.6674959337750255, 0.8494817764483085],
    alone: {
      age1: -8.138810924772619,
      age2: 0.797333766896991,
      bmi1: 0.2923609227546005,
      bmi2: -4.1513300213837665,
      cholesterolRatio: 0.15338035820802554,
      systolic: 0.013131488407103424,
      systolicDeviation: 0.00788945410145861,
      townsend: 0.07722379058859011,
      atrialFibrillation: 1.5923354969269663,
      atypicalAntipsychotics: 0.25237642070115557,
      steroidTablets: 0.5952072530460185,
      migraine: 0.301267260870345,
      rheumatoidArthritis: 0.21364803435181942,
      kidneyDisease: 0.6519456949384583,
      severeMentalIllness: 0.12555308058820178,
      lupus: 0.7588093865426769,
      bloodPressureTreatment: 0.50931593683423,
      diabetesType1: 1.7267977510537347,
      diabetesType2: 1.0688773244615468,
      familyHistory: 0.45445319020896213,
    },
    withAge1: {
      atrialFibrillation: 19.93803488954656,
      steroidTablets: -0.9840804523593628,
      migraine: 1.7634979587872999,
      kidneyDisease: -3.5874047731694114,
      lupus: 19.690303738638292,
      bloodPressureTreatment: 11.872809733921812,
      diabetesType1: -1.2444332714320747,
      diabetesType2: 6.86523420000096,
      bmi1: 23.80262341214174,
      bmi2: -71.18494769208701,
      familyHistory: 0.9946780794043513,
      systolic: 0.034131842338615485,
      townsend: -1.0301180802035639,
    },
    withAge2: {
      atrialFibrillation: -0.0761826510111625,
      steroidTablets: -0.12005364946742472,
      migraine: -0.06558691789869986,
      kidneyDisease: -0.22688873086442507,
      lupus: 0.07734794967901627,
      bloodPressureTreatment: 0.0009685782358817444,
      diabetesType1: -0.2872406462448895,
      diabetesType2: -0.09711225259069549,
      bmi1: 0.5236995893366443,
      bmi2: 0.04574419012232376,
      familyHistory: -0.07688505169842304,
      systolic: -0.0015082501423272358,
      townsend: -0.03159341467496233,
    },
    smokingWithAge1: [0, -4.705716178585189, -2.7430383403573337, -0.8660808882939218, 0.9024156236971065],
    smokingWithAge2: [0, -0.07558924464319303, -0.11951192874867074, -0.10366306397571923, -0.1399185359171839],
  },
  male: {
    survival: 0.977268040180206,
    agePowers: [-1, 3],
    centres: {
      age1: 0.234766781330109,
      age2: 77.2840805053711,
      bmi1: 0.149176135659218,
      bmi2: 0.141913309693336,
      cholesterolRatio: 4.300998687744141,
      systolic: 128.5715789794922,
      systolicDeviation: 8.756621360778809,
      townsend: 0.52630490064621,
    },
    ethnicity: [0.0, 0.2771924876030828, 0.4744636071493127, 0.5296172991968937, 0.03510015918629902, -0.3580789966932792, -0.4005648523216514, -0.41522792889830173, -0.26321348134749967],
    smoking: [0.0, 0.19128222863388983, 0.5524158819264555, 0.6383505302750607, 0.7898381988185802],
    alone: {
      age1: -17.839781666005575,
      age2: 0.002296488060576549,
      bmi1: 2.456277666053636,
      bmi2: -8.301112231471135,
      cholesterolRatio: 0.1734019685632711,
      systolic: 0.012910126542553305,
      systolicDeviation: 0.010251914291290456,
      townsend: 0.033268201277287295,
      atrialFibrillation: 0.8820923692805466,
      atypicalAntipsychotics: 0.13046879855173513,
      steroidTablets: 0.45485399750445543,
      erectileDysfunction: 0.22251859086705383,
      migraine: 0.25584178074159913,
      rheumatoidArthritis: 0.20970658013956567,
      kidneyDisease: 0.7185326128827438,
      severeMentalIllness: 0.12133039882047164,
      lupus: 0.4401572174457522,
      bloodPressureTreatment: 0.5165987108269547,
      diabetesType1: 1.2343425521675175,
      diabetesType2: 0.8594207143093222,
      familyHistory: 0.5405546900939016,
    },
    withAge1: {
      atrialFibrillation: 3.4896675530623207,
      steroidTablets: 1.1708133653489108,
      erectileDysfunction: -1.506400985745431,
      migraine: 2.349115987140244,
      kidneyDisease: -0.5065671632722369,
      bloodPressureTreatment: 6.511458109853267,
      diabetesType1: 5.337986487800653,
      diabetesType2: 3.646181740622131,
      bmi1: 31.004952956033886,
      bmi2: -111.29157184391643,
      familyHistory: 2.7808628508531887,
      systolic: 0.018858524469865853,
      townsend: -0.1007554870063731,
    },
    withAge2: {
      atrialFibrillation: -0.0003499560834063605,
      steroidTablets: -0.0002496045095297166,
      erectileDysfunction: -0.0011058218441227373,
      migraine: 0.0001989644604147863,
      kidneyDisease: -0.0018325930166498813,
      bloodPressureTreatment: 0.0006383805310416501,
      diabetesType1: 0.0006409780808752897,
      diabetesType2: -0.00024695695588868315,
      bmi1: 0.005038010235632203,
      bmi2: -0.013074483002524319,
      familyHistory: -0.0002479180990739604,
      systolic: -0.0000127187419158845705,
      townsend: -0.0000932996423232728875,
    },
    smokingWithAge1: [0, -0.21011133933516346, 0.7526867644750319, 0.9931588755640579, 2.1331163414389076],
    smokingWithAge2: [0, -0.0004985487027532612, -0.0007987563331738541, -0.000837061842662513, -0.0007840031915563729],
  },
};

/** Must stand beside every score, by the additional terms of the licence. */
export const DISCLAIMER = [
  'The initial version of this file, to be found at http://svn.clinrisk.co.uk/opensource/qrisk2, faithfully implements QRISK3-2017.',
  'ClinRisk Ltd. have released this code under the GNU Lesser General Public License to enable others to implement the algorithm faithfully.',
  'However, the nature of the GNU Lesser General Public License is such that we cannot prevent, for example, someone accidentally altering the coefficients, getting the inputs wrong, or just poor programming.',
  'ClinRisk Ltd. stress, therefore, that it is the responsibility of the end user to check that the source that they receive produces the same results as the original code found at https://qrisk.org.',
  'Inaccurate implementations of risk scores can lead to wrong patients being given the wrong treatment.',
].join(' ');

/** Sex as the equations of this package know it: the one they were fitted with, asked of the person for formulas only. */
export type Sex = 'female' | 'male';

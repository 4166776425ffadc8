/** Assurance of rows that state what is rather than what was claimed: no filter on assurance leaves them out. */
export const STRUCTURAL = 3

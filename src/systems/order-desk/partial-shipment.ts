/** What holds where neither order nor dealer says anything (I-DO-3). */
export const partialIsUsual = true;

/** Whether parts of an order may go first (I-DO-3): as the order says, else as its dealer usually wishes. */
export const partialAllowedOf = (wish: boolean | null | undefined, dealer: { partialAllowed: boolean } | undefined): boolean => wish ?? dealer?.partialAllowed ?? partialIsUsual;

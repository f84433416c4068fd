/** Refusals that many operations share: no such order or line; an order that is not in the state for it. */
export const missing = { notFound: 404 };
export const moving = { ...missing, orderState: 409 };

const globals = new URL('./globals.mjs', import.meta.url).href;

/** The package `@jest/globals` only throws outside of jest's own environment: its place takes a module of ours. */
export const resolve = (specifier, context, next) => (specifier === '@jest/globals' ? { url: globals, shortCircuit: true } : next(specifier, context));

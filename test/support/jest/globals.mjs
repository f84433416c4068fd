/* What tests import as `@jest/globals`: the runner's own, and a test or hook that takes too long fails. */

const { afterAll: runAfterAll, afterEach: runAfterEach, beforeAll: runBeforeAll, beforeEach: runBeforeEach, describe, expect, test: register } = globalThis;

const usualLimitMs = 60_000;

const limited = (work, limitMs = usualLimitMs) => async (...given) => {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([work(...given), late]);
  } finally {
    clearTimeout(timer);
  }
};
const hook = (run) => (work, limitMs) => run(limited(work, limitMs));
const named = (run) => (name, work, limitMs) => run(name, limited(work, limitMs));

export { describe, expect };
export const afterAll = hook(runAfterAll);
export const afterEach = hook(runAfterEach);
export const beforeAll = hook(runBeforeAll);
export const beforeEach = hook(runBeforeEach);
export const test = Object.assign(named(register), {
  each: (...table) => named(register.each(...table)),
  only: named(register.only),
  skip: named(register.skip),
});

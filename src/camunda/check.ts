export { checkDiagrams } from './check/check-diagrams';
export type { Finding, KnownJob, Words } from './check/finding';

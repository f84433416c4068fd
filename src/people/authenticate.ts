import { createHash, timingSafeEqual } from 'node:crypto';
import type { Directory } from './directory';
import type { Authenticate, Principal } from './principal';

/** Passwords of an installation that signs people in by itself. */
export interface Passwords {
  /** One password for everybody in the directory: for demonstrations. */
  people: string;
  /** Passwords of services by their name, e.g. `workers`. */
  services: Record<string, string>;
}

/**
 * Signs in people of the directory and services. Takes the same time for a wrong name as for a wrong password.
 * Throws when a service has a person's name, or when a password is empty.
 */
export function createAuthenticate(directory: Directory, passwords: Passwords): Authenticate {
  const services = new Map(Object.entries(passwords.services).map(([name, password]) => [name, digestOf(password)]));
  const clash = [...services.keys()].find((name) => directory.person(name));
  if (clash !== undefined) throw new Error(`${clash} is a person of the directory and can't be a service too`);
  if ([passwords.people, ...Object.values(passwords.services)].includes('')) {
    throw new Error('A password for signing in is empty');
  }
  const people = digestOf(passwords.people);
  return (username, password) => {
    const service = services.get(username);
    const principal: Principal = { username, kind: service ? 'service' : 'person' };
    const known = service !== undefined || directory.person(username) !== undefined;
    const fits = timingSafeEqual(digestOf(password), service ?? people);
    return Promise.resolve(known && fits ? principal : null);
  };
}

const digestOf = (text: string) => createHash('sha256').update(text).digest();

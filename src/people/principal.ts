/** Who is signed in: a person of the directory, or a service such as the workers. */
export interface Principal {
  /** Person id or service name; what Camunda calls the username. */
  username: string;
  kind: 'person' | 'service';
}

/** Checks a user name and password; null when they do not fit. */
export type Authenticate = (username: string, password: string) => Promise<Principal | null>;

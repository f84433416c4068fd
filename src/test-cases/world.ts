import type { CamundaClient } from '../camunda/client';
import type { StaffMember } from '../camunda/staff-member';
import type { SystemClients } from '../systems/clients';
import type { Observed } from './effects';

/** What a test case runs against: an installation of its own, at the case's own date. */
export interface CaseWorld {
  camunda: CamundaClient;
  clients: SystemClients;
  staff(personId: string): StaffMember;
  /** The header by which a person signs in to the systems' pages. */
  signInOf(personId: string): string;
  /** What the systems hold while nothing has happened yet; to be asked then only. */
  atFirst(): Promise<Observed>;
  /** Resolves when no job is in hand or waiting and every outbox is empty. */
  quiet(): Promise<void>;
  /** Resolves once a task of the element is open and nobody has taken it; rejects after half a minute. */
  untilTaskIsOpen(elementId: string): Promise<void>;
  /** Moves the one clock forward. */
  advance(milliseconds: number): Promise<void>;
  /** Moves the one clock to a moment that lies ahead; for the systems it stands still there, to the millisecond, while `act` runs. */
  at(moment: Date, act: () => Promise<void>): Promise<void>;
  /** Clause (`DO-02`) of each element that was passed, in the order of entering, over all instances. */
  passedClauses(): Promise<string[]>;
  /** Row (id of the rule) of a decision table that each decision matched, in order, over all instances. */
  matchedRows(): string[];
}

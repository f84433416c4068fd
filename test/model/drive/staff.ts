import type { StaffMember } from '../../../src/camunda/staff-member';
import type { TestWorld } from '../../support/world';

/** The people of a run, signed in once each. */
export class Staff {
  private readonly members = new Map<string, StaffMember>();
  constructor(private readonly world: TestWorld) {}

  of(person: string): StaffMember {
    const member = this.members.get(person) ?? this.world.staff(person);
    this.members.set(person, member);
    return member;
  }
}

import { connectCamunda } from '../camunda/client';
import { StaffMember, type OpenTask } from '../camunda/staff-member';
import { startBusyStaff, type BusyStaff } from './busy-staff';
import { steps } from './order-steps';

export interface OrderStaffOptions {
  restAddress: string;
  password: string;
  /** Tasks that are done at the same time. */
  hands: number;
  /** Told of each task that somebody did, with what its form showed, where that was looked at. */
  onDone: (elementId: string, seen: Record<string, unknown>) => Promise<void>;
}

/** The staff of straight orders: each step has its person. */
export function startOrderStaff({ restAddress, password, hands, onDone }: OrderStaffOptions): BusyStaff {
  const people = [...new Set(Object.values(steps).map(({ person }) => person))];
  const members = new Map(people.map((id) => [id, new StaffMember(id, connectCamunda(restAddress, { username: id, password }))]));
  const [reader] = members.values();
  if (!reader) throw new Error('There is nobody at work');
  const stepOf = ({ elementId }: OpenTask) => {
    const step = steps[elementId];
    if (!step) throw new Error(`Nobody knows how to do ${elementId}`);
    return step;
  };
  return startBusyStaff({
    reader,
    hands,
    peopleFor: (task) => [members.get(stepOf(task).person)].filter((each) => each !== undefined),
    formFor: (task) => stepOf(task).form,
    onDone: ({ elementId }, seen) => onDone(elementId, seen),
  });
}

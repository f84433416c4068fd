import type { SampleIncident } from './sample-incidents';
import type { SampleParcel } from './sample-parcels';
import type { SampleReturn } from './sample-returns';
import type { Sample, SampleEvent, SampleOrder, SamplePlan } from './sample';

/** Something that happens at a moment of the day. */
export type Happening =
  | { kind: 'order'; at: Date; order: SampleOrder }
  | { kind: 'event'; at: Date; event: SampleEvent }
  | { kind: 'plan'; at: Date; plan: SamplePlan }
  /** The vehicle of a plan stands at the gate. */
  | { kind: 'vehicle'; at: Date; plan: SamplePlan }
  | { kind: 'incident'; at: Date; incident: SampleIncident }
  /** The dealer accepts what is done about an incident. */
  | { kind: 'acceptance'; at: Date; incident: SampleIncident }
  | { kind: 'return'; at: Date; vehicle: SampleReturn }
  /** The dealer brings the vehicle that he may return. */
  | { kind: 'brought'; at: Date; vehicle: SampleReturn }
  | { kind: 'parcel'; at: Date; parcel: SampleParcel }
  /** The dealer answers what was ruled out of scope. */
  | { kind: 'rulingsAnswered'; at: Date; parcel: SampleParcel }
  /** Nothing happens but that time has passed. */
  | { kind: 'later'; at: Date };

/** Logistics loads when the vehicle has come: half an hour before it leaves. */
export const loadingMs = 30 * 60_000;
/** From the opening of the day: longer than the 72 hours of a query (T-15), shorter than the wait for a plan (T-06). */
const closesAfterMs = 79 * 3_600_000;

/** What begins something new; what it brings about is worked off by itself. */
const begins = new Set<Happening['kind']>(['order', 'incident', 'return', 'parcel']);
/** What stands by itself: vehicles come when all is loaded that can be, a plan finds the cartons that were left behind. */
const alone = new Set<Happening['kind']>(['plan', 'vehicle', 'later']);

/**
 * The day in its order, in rounds: what lies on the desks is worked off between two rounds. What begins one after the
 * other is one round, and so is what happens to it later: that meets orders and cases that are as far as they can get.
 */
export function roundsOf(sample: Sample): Happening[][] {
  const rounds: Happening[][] = [];
  for (const happening of happeningsOf(sample)) {
    const last = rounds.at(-1);
    if (last?.[0] && roundOf(last[0]) === roundOf(happening)) last.push(happening);
    else rounds.push([happening]);
  }
  return rounds;
}

function roundOf({ kind }: Happening): string {
  if (begins.has(kind)) return 'begins';
  return alone.has(kind) ? kind : 'follows';
}

function happeningsOf({ orders, events, dispatchPlans, incidents, returns, parcels, opensAt }: Sample): Happening[] {
  const all: Happening[] = [
    ...orders.map((order) => ({ kind: 'order' as const, at: order.at, order })),
    ...events.map((event) => ({ kind: 'event' as const, at: event.at, event })),
    ...dispatchPlans.map((plan) => ({ kind: 'plan' as const, at: plan.at, plan })),
    ...dispatchPlans.map((plan) => ({ kind: 'vehicle' as const, at: new Date(plan.departsAt.getTime() - loadingMs), plan })),
    ...incidents.map((incident) => ({ kind: 'incident' as const, at: incident.at, incident })),
    ...incidents.map((incident) => ({ kind: 'acceptance' as const, at: incident.answeredAt, incident })),
    ...returns.map((vehicle) => ({ kind: 'return' as const, at: vehicle.at, vehicle })),
    ...returns.map((vehicle) => ({ kind: 'brought' as const, at: vehicle.broughtAt, vehicle })),
    ...parcels.map((parcel) => ({ kind: 'parcel' as const, at: parcel.at, parcel })),
    ...parcels.map((parcel) => ({ kind: 'rulingsAnswered' as const, at: parcel.answeredAt, parcel })),
    { kind: 'later', at: new Date(opensAt.getTime() + closesAfterMs) },
  ];
  return all.toSorted((one, other) => one.at.getTime() - other.at.getTime());
}

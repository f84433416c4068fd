import type { EngineRecord } from '../../engine/record';
import { invalidState, notFound } from '../../http/problem';
import type { Services } from '../../services';

interface Transition {
  intent: 'ASSIGN' | 'CLAIM' | 'COMPLETE' | 'UPDATE';
  userTaskKey: string;
  value: Record<string, unknown>;
}

const outcomes = {
  ASSIGN: { done: 'ASSIGNED', denied: 'ASSIGNMENT_DENIED', noun: 'Assignment' },
  CLAIM: { done: 'ASSIGNED', denied: 'ASSIGNMENT_DENIED', noun: 'Assignment' },
  COMPLETE: { done: 'COMPLETED', denied: 'COMPLETION_DENIED', noun: 'Completion' },
  UPDATE: { done: 'UPDATED', denied: 'UPDATE_DENIED', noun: 'Update' },
};
/** Tasks with a transition in hand: what was checked for one must still hold when it is carried out. */
const inHand = new WeakMap<Services, Set<string>>();

/**
 * Carries out a change of a user task and waits until its task listeners have let it pass.
 * @throws Problem 409 with the listener's reason when it was denied, or while another change is
 *   under way; 504 when no listener has answered in time
 */
export async function transit(services: Services, transition: Transition): Promise<void> {
  const { userTaskKey, intent } = transition;
  const busy = inHand.get(services) ?? new Set();
  inHand.set(services, busy);
  if (busy.has(userTaskKey)) {
    throw invalidState(`Command '${intent}' rejected: another change of user task with key '${userTaskKey}' is under way`);
  }
  busy.add(userTaskKey);
  try {
    await carryOut(services, transition);
  } finally {
    busy.delete(userTaskKey);
  }
}

async function carryOut({ broker, listenerLimitMs }: Services, { intent, userTaskKey, value }: Transition): Promise<void> {
  const { done, denied, noun } = outcomes[intent];
  const ends = new Set([done, denied, 'CANCELED']);
  const late = `${noun} of user task with key '${userTaskKey}' waits for a task listener that has not answered within ${listenerLimitMs / 1000} s`;
  const isEnd = (record: EngineRecord) =>
    record.valueType === 'USER_TASK' && String(record.key) === userTaskKey && ends.has(record.intent);
  const ending = broker.watch(isEnd, listenerLimitMs, late);
  try {
    const command = { userTaskKey: Number(userTaskKey), ...value };
    await broker.execute({ valueType: 'USER_TASK', intent, key: userTaskKey, value: command });
  } catch (error) {
    ending.cancel();
    throw error;
  }
  const end = await ending.outcome;
  if (end.intent === denied) throw invalidState(denial(noun, intent, userTaskKey, end.value));
  if (end.intent === 'CANCELED') throw notFound(`User task with key '${userTaskKey}' was canceled meanwhile`);
}

function denial(noun: string, intent: string, userTaskKey: string, value: unknown): string {
  const reason = typeof value === 'object' && value !== null && 'deniedReason' in value ? String(value.deniedReason) : '';
  const denied = `Command '${intent}' rejected with code 'INVALID_STATE': ${noun} of the User Task with key '${userTaskKey}' was denied by Task Listener`;
  return reason ? `${denied}. Reason to deny: '${reason}'` : denied;
}

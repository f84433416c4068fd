import type { Logger } from '../log';
import { admitted, requireScope } from './api-keys';
import type { Callers } from './callers';
import { carryingOut, type CarryOutOptions } from './carry-out';
import type { CallOf, Contract, Operation } from './contract';
import { logFault, problemOf } from './problem-handler';
import { textsOf } from './scalars';

/** A call of an operation as HTTP would bring it. */
export interface DirectCall {
  operation: string;
  apiKey: string;
  call: CallOf<Operation>;
}

/** What HTTP would answer. */
export interface DirectAnswer {
  status: number;
  body: unknown;
}

/**
 * A system's operations without HTTP, for programs in the same process: the same keys and scopes, schemas, transactions and
 * problems. Undefined for what goes by HTTP only: unknown operations, and those that take a file.
 */
export type DirectDoor = (call: DirectCall) => Promise<DirectAnswer> | undefined;

export interface DirectDoorOptions<C extends Contract, Tables> extends CarryOutOptions<C, Tables> {
  callers: Callers;
  logger: Logger;
}

export function directDoor<C extends Contract, Tables>(options: DirectDoorOptions<C, Tables>): DirectDoor {
  const { system, operations } = options.contract;
  const doors = new Map(
    Object.entries(operations)
      .filter(([, { upload }]) => upload === undefined)
      .map(([name]) => [name, carryingOut(options, name)] as const),
  );
  return ({ operation, apiKey, call: { params, query, body, idempotencyKey } }) => {
    const carryOut = doors.get(operation);
    if (!carryOut) return undefined;
    const answered = async (): Promise<DirectAnswer> => {
      const caller = await admitted(options.callers, apiKey, undefined);
      requireScope(caller, system, operation);
      const asked = { params: textsOf(params), query: textsOf(query), body: asJson(body), key: idempotencyKey, caller };
      return { status: 200, body: asJson(await carryOut(asked)) };
    };
    return answered().catch((error: unknown) => {
      const problem = problemOf(error);
      logFault(options.logger, problem, error, { operation });
      return { status: problem.status, body: problem.toDetails() };
    });
  };
}

/** What JSON leaves of a value. */
const asJson = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

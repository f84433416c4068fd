import type { Handlers } from '../http/handlers';
import { checkAct, confirmAct, listActs } from './act-service';
import { checkAttendees } from './attendees';
import type { peopleContract } from './contract';
import { listHolders } from './holders';
import type { Person } from './person';
import { superiorsOf } from './superiors';
import type { PeopleOptions } from './options';
import type { PeopleTables } from './tables';

/** Carries out the people system's operations. */
export function peopleHandlers(options: PeopleOptions): Handlers<typeof peopleContract, PeopleTables> {
  return {
    checkAct: ({ tx, at }, { body }) => checkAct(tx, at, body, options),
    confirmAct: ({ tx, at }, { body }) => confirmAct(tx, at, body.passage, body.act, options),
    listActs: ({ tx }, { query }) => listActs(tx, query.instance),
    listSuperiors: (_call, { query }) => Promise.resolve({ superiors: superiorsOf(options.directory, query.post) }),
    listHolders: ({ at }, { query }) => Promise.resolve({ holders: listHolders(options, query.posts, at) }),
    checkAttendees: ({ at }, { body }) => Promise.resolve(checkAttendees(options, body, at)),
    listPeople: () => Promise.resolve({ people: options.directory.people.map(listed) }),
  };
}

function listed({ superior, deputy, ...person }: Person) {
  return { ...person, superior: superior ?? null, deputy: deputy ?? null };
}

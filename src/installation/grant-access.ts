import { pages } from '../pages';
import { candidateGroupOf, postName, posts } from '../people/posts';
import type { Person } from '../people/person';
import { statusOf, usernameOf, type CamundaClient } from '../camunda/client';
import type { FlowFolder } from '../camunda/flow-files';
import { many, one, readDiagram, type ModdleElement } from '../camunda/locale/moddle';
import { extensionProperties } from '../camunda/locale/properties';

export interface GrantOptions {
  camunda: CamundaClient;
  people: readonly Person[];
  flows: FlowFolder[];
  locale: 'zh-CN' | 'en';
  /** True: groups and who is in them come with each person's token from the identity provider, Camunda keeps none. */
  groupsOfToken: boolean;
  tell: (line: string) => void;
}

interface Grant {
  groupId: string;
  resourceType: 'COMPONENT' | 'PROCESS_DEFINITION';
  resourceId: string;
  permission: 'ACCESS' | 'CREATE_PROCESS_INSTANCE';
}

const atOnce = { consistency: { waitUpToMs: 0 } };
/** The role of 8.9 that lets a person read, claim and complete the tasks of their groups. */
const roleId = 'task-worker';

/**
 * Gives staff what they need in Camunda: a group for each post with the people who hold it, the role `task-worker`, Tasklist, and
 * the flows that they begin by hand. What is there already stays; nothing is taken away.
 * @returns how many things were added, and the people whom Camunda does not know
 */
export async function grantAccess({ camunda, people, flows, locale, groupsOfToken, tell }: GrantOptions): Promise<{ added: number; unknown: string[] }> {
  let added = 0;
  const unknown = new Set<string>();
  const add = async (what: string, give: () => Promise<unknown>): Promise<void> => {
    if (!(await isNew(give))) return;
    added += 1;
    tell(what);
  };
  for (const post of posts) {
    const groupId = candidateGroupOf(post);
    if (!groupsOfToken) {
      await add(`group ${groupId}`, () => camunda.createGroup({ groupId, name: postName(post, locale) }));
      for (const { id } of people.filter((person) => person.posts.includes(post))) {
        const join = camunda.assignUserToGroup({ groupId, username: usernameOf(id) }).catch((error: unknown) => {
          // 404: the group is there by now, the person is not.
          if (statusOf(error) !== 404) throw error;
          unknown.add(id);
          return 'unknown' as const;
        });
        if ((await settled(join)) === 'added') {
          added += 1;
          tell(`${id} in ${groupId}`);
        }
      }
    }
    await add(`role ${roleId} for ${groupId}`, () => camunda.assignRoleToGroup({ roleId, groupId }));
  }
  const held = await heldGrants(camunda);
  for (const grant of await grantsOf(flows)) {
    if (held.has(nameOf(grant))) continue;
    const { groupId: ownerId, resourceType, resourceId, permission } = grant;
    await add(nameOf(grant), () => camunda.createAuthorization({ ownerType: 'GROUP', ownerId, resourceType, resourceId, permissionTypes: [permission] }));
  }
  for (const id of unknown) tell(`${id}: Camunda has no user of this name`);
  return { added, unknown: [...unknown] };
}

/** Tasklist for every group, and each flow that begins by hand for the groups that have tasks in it, or that its start event names (`startedBy`). */
export async function grantsOf(flows: FlowFolder[]): Promise<Grant[]> {
  const tasklist = posts.map((post): Grant => ({ groupId: candidateGroupOf(post), resourceType: 'COMPONENT', resourceId: 'tasklist', permission: 'ACCESS' }));
  const known = new Set(tasklist.map(({ groupId }) => groupId));
  const begun = await Promise.all(
    flows.map(async ({ files }) => {
      const models = await Promise.all(files.filter(({ kind }) => kind === 'bpmn').map(({ text }) => readDiagram(text)));
      const groups = new Set(models.flatMap(({ elements }) => elements.flatMap((element) => [...candidateGroups(element), ...starters(element)])).filter((group) => known.has(group)));
      const processes = models.flatMap(({ elements }) => elements.filter(beginsByHand).flatMap(({ id }) => (id === undefined ? [] : [id])));
      return processes.flatMap((resourceId) => [...groups].map((groupId): Grant => ({ groupId, resourceType: 'PROCESS_DEFINITION', resourceId, permission: 'CREATE_PROCESS_INSTANCE' })));
    }),
  );
  return [...tasklist, ...begun.flat()];
}

/** A process with a start that waits for nothing; part flows (`<flow>--<part>`) are begun by their flow. */
function beginsByHand(element: ModdleElement): boolean {
  if (element.$type !== 'bpmn:Process' || element.id?.includes('--')) return false;
  return many(element, 'flowElements').some((each) => each.$type === 'bpmn:StartEvent' && many(each, 'eventDefinitions').length === 0);
}

function candidateGroups(element: ModdleElement): string[] {
  const assignment = many(one(element, 'extensionElements'), 'values').find(({ $type }) => $type === 'zeebe:AssignmentDefinition');
  const groups = assignment?.get('candidateGroups');
  return typeof groups === 'string' ? groups.split(',').map((group) => group.trim()) : [];
}

/** Who begins a flow that has no tasks: the extension property `startedBy` of its start event. */
const starters = (element: ModdleElement): string[] => extensionProperties(element).flatMap(({ name, value }) => (name === 'startedBy' ? [value.trim()] : []));

const nameOf = ({ groupId, resourceType, resourceId, permission }: Grant) => `${permission} on ${resourceType} ${resourceId} for ${groupId}`;

/** What groups are allowed already, by name. */
async function heldGrants(camunda: CamundaClient): Promise<Set<string>> {
  const found = await pages(async ({ limit, offset: from }) => (await camunda.searchAuthorizations({ filter: { ownerType: 'GROUP' }, page: { from, limit } }, atOnce)).items ?? []);
  return new Set(found.flatMap(({ ownerId, resourceType, resourceId, permissionTypes = [] }) => permissionTypes.map((permission) => `${permission} on ${resourceType} ${resourceId} for ${ownerId}`)));
}

/** Whether something was added; false: it was there (409). */
const isNew = async (give: () => Promise<unknown>) => (await settled(give())) === 'added';

async function settled(giving: Promise<unknown>): Promise<'added' | 'there' | 'unknown'> {
  try {
    return (await giving) === 'unknown' ? 'unknown' : 'added';
  } catch (error) {
    if (statusOf(error) === 409) return 'there';
    throw error;
  }
}

import { z } from 'zod';
import { boolean, dateTime, integer, oneOf, string } from '../../http/conditions';
import { filterOn, type Test } from '../../http/filter';
import { searchEndpoint } from '../../http/search';
import type { ProcessInstanceRow } from '../../projection/rows';
import type { Tables } from '../../projection/tables';

type Row = ProcessInstanceRow;
const { on, by, variables } = filterOn<Row>();

const fields = {
  processInstanceKey: on('processInstanceKey', string),
  processDefinitionKey: on('processDefinitionKey', string),
  processDefinitionId: on('processDefinitionId', string),
  processDefinitionName: on('processDefinitionName', string),
  processDefinitionVersion: on('processDefinitionVersion', integer),
  processDefinitionVersionTag: on('processDefinitionVersionTag', string),
  parentProcessInstanceKey: on('parentProcessInstanceKey', string),
  parentElementInstanceKey: on('parentElementInstanceKey', string),
  state: on('state', oneOf(['ACTIVE', 'COMPLETED', 'TERMINATED'])),
  startDate: on('startDate', dateTime),
  endDate: on('endDate', dateTime),
  hasIncident: on('hasIncident', boolean),
  tenantId: on('tenantId', string),
  variables: variables((row) => row.processInstanceKey),
  tags: z
    .array(z.string())
    .transform((wanted): Test<Row> => (row) => wanted.every((tag) => row.tags.includes(tag)))
    .optional(),
  elementId: by(string, (row, tables) => elementIds(row, tables)),
  errorMessage: by(string, (row, tables) => errorMessages(row, tables)),
};
const either = z
  .array(z.strictObject(fields))
  .transform((choices): Test<Row> => (row, tables) => choices.some((tests) => Object.values(tests).every((test) => test?.(row, tables) ?? true)));

export const searchProcessInstances = searchEndpoint({
  path: '/process-instances/search',
  table: (tables) => tables.processInstances,
  key: (row) => row.processInstanceKey,
  filter: z.strictObject({ ...fields, $or: either.optional() }),
  sort: [
    'processInstanceKey',
    'processDefinitionId',
    'processDefinitionName',
    'processDefinitionVersion',
    'processDefinitionVersionTag',
    'processDefinitionKey',
    'parentProcessInstanceKey',
    'parentElementInstanceKey',
    'startDate',
    'endDate',
    'state',
    'hasIncident',
    'tenantId',
  ],
});

const elementIds = (row: Row, tables: Tables) => [...tables.elementInstances.ofInstance(row.processInstanceKey)].map((each) => each.elementId);

const errorMessages = (row: Row, tables: Tables) =>
  [...tables.incidents.ofInstance(row.processInstanceKey)].filter((each) => each.state === 'ACTIVE').map((each) => each.errorMessage);

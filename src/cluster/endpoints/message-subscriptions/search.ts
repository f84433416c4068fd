import { z } from 'zod';
import { dateTime, oneOf, string } from '../../http/conditions';
import { filterOn } from '../../http/filter';
import { searchEndpoint } from '../../http/search';
import type { MessageSubscriptionRow } from '../../projection/rows';

const { on } = filterOn<MessageSubscriptionRow>();

export const searchMessageSubscriptions = searchEndpoint({
  path: '/message-subscriptions/search',
  table: (tables) => tables.messageSubscriptions,
  key: (row) => row.messageSubscriptionKey,
  filter: z.strictObject({
    messageSubscriptionKey: on('messageSubscriptionKey', string),
    processDefinitionId: on('processDefinitionId', string),
    processInstanceKey: on('processInstanceKey', string),
    elementId: on('elementId', string),
    elementInstanceKey: on('elementInstanceKey', string),
    messageSubscriptionState: on('messageSubscriptionState', oneOf(['CREATED', 'CORRELATED', 'DELETED', 'MIGRATED'])),
    lastUpdatedDate: on('lastUpdatedDate', dateTime),
    messageName: on('messageName', string),
    correlationKey: on('correlationKey', string),
    tenantId: on('tenantId', string),
  }),
  sort: [
    'messageSubscriptionKey',
    'processDefinitionId',
    'processInstanceKey',
    'elementId',
    'elementInstanceKey',
    'messageSubscriptionState',
    'lastUpdatedDate',
    'messageName',
    'correlationKey',
    'tenantId',
  ],
});

import { endpoint } from '../../http/endpoint';
import { findProcessDefinition } from './find';

export const getProcessDefinitionXml = endpoint({
  method: 'get',
  path: '/process-definitions/:processDefinitionKey/xml',
  handle: ({ key, services }) => ({
    status: 200,
    contentType: 'text/xml',
    text: findProcessDefinition(services.tables, key).model.xml,
  }),
});

import { endpoint, noContent, ok } from '../../http/endpoint';
import type { Tables } from '../../projection/tables';
import type { FormRow } from '../../projection/rows';
import { showForm } from '../show-form';
import { findProcessDefinition } from './find';

/** The form linked to the start event, in its latest version; 204 when there is none. */
export const getStartForm = endpoint({
  method: 'get',
  path: '/process-definitions/:processDefinitionKey/form',
  handle: ({ key, services }) => {
    const { definition, model } = findProcessDefinition(services.tables, key);
    const formId = model.names.startForms.get(definition.processDefinitionId);
    const form = formId === undefined ? undefined : latestForm(services.tables, formId);
    return form ? ok(showForm(form)) : noContent;
  },
});

function latestForm(tables: Tables, formId: string): FormRow | undefined {
  let latest: FormRow | undefined;
  for (const form of tables.forms.all()) if (form.formId === formId) latest = form;
  return latest;
}

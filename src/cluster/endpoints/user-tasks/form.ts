import { endpoint, noContent, ok } from '../../http/endpoint';
import { showForm } from '../show-form';
import { findUserTask } from './find';

/** The task's linked form; 204 when it has none. */
export const getUserTaskForm = endpoint({
  method: 'get',
  path: '/user-tasks/:userTaskKey/form',
  handle: ({ key, services: { tables } }) => {
    const { formKey } = findUserTask(tables, key);
    const form = formKey === undefined ? undefined : tables.forms.get(formKey);
    return form ? ok(showForm(form)) : noContent;
  },
});

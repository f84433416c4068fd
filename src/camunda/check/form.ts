import { z } from 'zod';

const component = z.object({
  id: z.string().default(''),
  type: z.string().default(''),
  key: z.string().optional(),
  path: z.string().optional(),
  label: z.string().optional(),
  text: z.string().optional(),
  description: z.string().optional(),
  values: z.array(z.object({ label: z.string().optional(), value: z.unknown() })).optional(),
  columns: z.array(z.object({ label: z.string().optional(), key: z.string() })).optional(),
  validate: z.object({ patternErrorMessage: z.string().optional() }).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  components: z.array(z.unknown()).optional(),
});

const form = z.object({ id: z.string().default(''), components: z.array(z.unknown()).default([]) });

/** A field, text, table or list of a form; `list` is the path of the list it repeats in. */
export type Component = Omit<z.infer<typeof component>, 'components'> & { list: string };

/** A form's file as the rules see it. */
export interface Form {
  file: string;
  folder: string;
  name: string;
  id: string;
  /** In the order of the form, those in lists included. */
  components: Component[];
}

/** Reads a form's file for the rules; throws on a text that is no form. */
export function toForm(folder: string, name: string, json: string): Form {
  const { id, components } = form.parse(JSON.parse(json));
  return { file: `${folder}/${name}`, folder, name, id, components: flatten(components, '') };
}

function flatten(list: unknown[], path: string): Component[] {
  return list.flatMap((item) => {
    const { components = [], ...own } = component.parse(item);
    return [{ ...own, list: path }, ...flatten(components, own.path ? join(path, own.path) : path)];
  });
}

const join = (path: string, step: string) => (path === '' ? step : `${path}.${step}`);

const keyed = ['textfield', 'textarea', 'number', 'datetime', 'checkbox', 'checklist', 'radio', 'select', 'taglist', 'expression', 'filepicker'];

/** True for what a person fills in. */
export const isInput = ({ type }: Component): boolean => keyed.includes(type);

/** The variables that a form submits: its keys and the paths of its lists, each once. */
export function submittedNames({ components }: Form): string[] {
  const names = components.filter(({ list }) => list === '').flatMap(({ key, path }) => key ?? path ?? []);
  return [...new Set(names.map((name) => name.split('.')[0] ?? name))];
}

/** What the component is called for its readers: its label or text, else its key or id. */
export const componentName = ({ label, text, key, id }: Component): string => label || text?.slice(0, 20) || key || id;

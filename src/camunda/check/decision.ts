import { readDecision, type ModdleElement, type Model } from '../locale/moddle';

/** A decision table's file as the rules see it. */
export interface Decision {
  file: string;
  folder: string;
  name: string;
  ids: string[];
  /** Everything in it with an id. */
  elements: ModdleElement[];
  model: Model;
}

/** Reads a decision table's file for the rules; throws on XML that is no DMN. */
export async function toDecision(folder: string, name: string, xml: string): Promise<Decision> {
  const model = await readDecision(xml);
  const ids = model.elements.filter(({ $type }) => $type === 'dmn:Decision').map(({ id }) => id ?? '');
  return { file: `${folder}/${name}`, folder, name, ids, elements: model.elements, model };
}

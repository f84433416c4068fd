import type { Locale } from '../config';
import { turnForm } from './locale/form';
import { readDecision, readDiagram, writeDecision, writeDiagram } from './locale/moddle';
import { turnModel } from './locale/model';

/**
 * A diagram with its texts in the language, whatever language the file is in. Texts without a translation stay.
 * Turning there and back gives the same bytes, if the file is as Camunda Modeler writes it.
 * @throws if the text is no BPMN
 */
export async function localizeDiagram(xml: string, locale: Locale): Promise<string> {
  const model = await readDiagram(xml);
  return turnModel(model, locale) ? writeDiagram(model.root) : xml;
}

/**
 * A decision table with its labels and annotations in the language.
 * @throws if the text is no DMN
 */
export async function localizeDecision(xml: string, locale: Locale): Promise<string> {
  const model = await readDecision(xml);
  return turnModel(model, locale) ? writeDecision(model.root) : xml;
}

/**
 * A form with its texts in the language.
 * @throws if the text is no JSON object
 */
export function localizeForm(json: string, locale: Locale): string {
  return turnForm(json, locale);
}

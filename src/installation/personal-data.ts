import type { PersonalData } from '../database/personal-data/personal-data';
import { personalData as people } from '../people/personal-data';
import { contactOf, personalData as documents } from '../systems/documents/personal-data';
import { personalData as finance } from '../systems/finance/personal-data';
import { personalData as orderDesk } from '../systems/order-desk/personal-data';
import { personalData as purchasing } from '../systems/purchasing/personal-data';
import { personalData as quality } from '../systems/quality/personal-data';

const bySchema: Record<string, (before: Date) => PersonalData[]> = { order_desk: orderDesk, finance, purchasing, quality, documents, people };

/** Personal data in a schema that is older than a moment. */
export const agedData = (schema: string, before: Date): PersonalData[] => bySchema[schema]?.(before) ?? [];

/** How a dealer, supplier or post is reached. */
export const contactData = (recipient: string) => (schema: string): PersonalData[] => (schema === 'documents' ? contactOf(recipient) : []);

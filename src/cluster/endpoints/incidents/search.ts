import { searchEndpoint } from '../../http/search';
import { incidentSearch } from './rows';

export const searchIncidents = searchEndpoint({
  path: '/incidents/search',
  table: (tables) => tables.incidents,
  ...incidentSearch,
});

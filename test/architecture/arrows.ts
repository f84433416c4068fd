/** What the code of a folder may import; its own files always. */
export interface Arrow {
  folder: string;
  /** The row is for files in the folder itself; those below it have rows of their own. */
  itself?: true;
  /** Files and folders, `*` standing for one name. */
  may: string[];
  /** Only as types: nothing of it runs. */
  types?: string[];
  /** Why, where it is not plain from the architecture. */
  because?: string;
}

/** What everybody may use: no rule of the business, no system. */
const base = ['src/clock', 'src/log', 'src/money', 'src/config', 'src/back-off', 'src/wait', 'src/case-facts', 'src/trace', 'src/pages'];
/** What a system is made of. */
const parts = [
  ...base,
  'src/http/',
  'src/database/',
  'src/systems/system',
  'src/systems/shared-schemas',
  'src/systems/incident-causes',
  'src/systems/incident-schemas',
  'src/systems/warranty-schemas',
  'src/systems/signature-schemas',
  'src/systems/unmatched-schemas',
  'src/systems/unmatched-queue',
  'src/people/posts',
];

/** The innermost folder that has a row decides. Tests and what only they use may import anything. */
export const arrows: Arrow[] = [
  { folder: 'bpmn', may: [], because: 'what an owner draws is no code' },
  { folder: 'src', itself: true, may: base, because: 'the base stands on nothing' },
  {
    folder: 'workers',
    may: ['src/worker/', 'src/systems/*/contract', 'src/systems/*/schemas', 'src/people/contract', 'src/systems/shared-schemas', 'src/systems/signature-schemas', 'src/systems/warranty-schemas'],
    types: ['src/systems/clients'],
    because: 'a job is one call by a contract; its inputs are the fields of the contract',
  },
  { folder: 'src/worker', may: [...base, 'src/http/client'], types: ['src/systems/clients'] },
  {
    folder: 'src/systems',
    itself: true,
    may: [...base, 'src/http/', 'src/database/', 'src/systems/*/contract', 'src/people/contract'],
    because: 'the clients of all systems are made from their contracts',
  },
  { folder: 'src/systems/*', may: parts, because: 'no system knows another one; they meet over HTTP' },
  { folder: 'src/people', may: parts, because: 'the directory is served as the systems are' },
  { folder: 'src/http', may: [...base, 'src/database/'], because: 'a request is one transaction with its idempotency row' },
  { folder: 'src/database', may: [...base, 'src/http/problem'], because: 'a used idempotency key is told as a problem' },
  { folder: 'src/relay', may: [...base, 'src/database/', 'src/http/client', 'src/systems/clients'], types: ['src/http/contract'] },
  { folder: 'src/camunda', may: [...base, 'src/worker/transport'], because: 'it brings the jobs in the way the worker runtime asks for' },
  { folder: 'src/monitoring', may: base, because: 'figures and readiness are told to it' },
  { folder: 'src/cluster', may: base, types: ['src/people/principal'], because: 'who is signed in is told from outside' },
  {
    folder: 'src/import',
    may: [...base, 'src/http/client', 'src/systems/*/contract', 'src/systems/shared-schemas'],
    types: ['src/systems/clients'],
  },
  {
    folder: 'src/take-over',
    may: [...base, 'src/http/client', 'src/import/', 'src/installation/csv-rows', 'src/installation/master-data', 'src/installation/master-data-calls', 'src/systems/*/contract'],
    types: ['src/systems/clients'],
    because: 'the old books come in as master data, orders and cases do',
  },
  {
    folder: 'src/installation',
    may: [...base, 'src/camunda/', 'src/database/audit/verify', 'src/http/', 'src/monitoring/', 'src/people/', 'src/relay/', 'src/reports/', 'src/systems/', 'src/worker/', 'workers/'],
    types: ['src/cluster/', 'src/database/backup/kept-schema', 'src/database/personal-data/personal-data'],
    because: 'the one place where the parts are put together',
  },
  {
    folder: 'src/demo',
    may: [
      ...base,
      'src/http/client',
      'src/camunda/',
      'src/people/',
      'src/import/',
      'src/installation/master-data',
      'src/installation/master-data-folder',
      'src/installation/csv-rows',
      'src/systems/*/contract',
      'src/systems/shared-schemas',
    ],
    types: ['src/systems/clients', 'src/cluster/', 'src/installation/'],
    because: 'scripted people come in by the doors that people use',
  },
  {
    folder: 'src/reports',
    may: [...base, 'src/http/', 'src/people/posts', 'src/systems/*/contract'],
    types: ['src/systems/clients', 'src/systems/*/contract'],
    because: 'a report owns nothing: it reads the systems by their contracts',
  },
  { folder: 'src/test-cases', may: [...base, 'src/camunda/', 'src/people/posts', 'src/systems/clients'] },
  { folder: 'src/bench', may: ['src/'], because: 'a measurement may use everything' },
  { folder: 'src/load', may: ['src/'], because: 'a measurement may use everything' },
  { folder: 'src/cli', may: ['src/', 'workers/'], because: 'commands may use everything' },
];

/** Packages that stay behind a border of ours: who may import them. */
export const packages: { name: RegExp; folders: string[] }[] = [
  { name: /^@camunda8\//, folders: ['src/camunda', 'src/test-cases', 'src/bench'] },
  { name: /^camunda-external-task-client-js/, folders: ['src/bench/processes'] },
  { name: /^(bpmn|dmn|zeebe-bpmn)-moddle/, folders: ['src/camunda'] },
  { name: /^(pg|kysely)$/, folders: ['src/database', 'src/http', 'src/load', 'src/people', 'src/relay', 'src/systems'] },
  { name: /^pg-copy-streams$/, folders: ['src/database/backup'] },
  { name: /^chinese-days/, folders: ['src/systems/calendar'] },
  { name: /^(jose|openid-client)$/, folders: ['src/http'] },
  { name: /^express$/, folders: ['src/cli', 'src/cluster', 'src/http', 'src/installation', 'src/monitoring', 'src/reports', 'src/systems'] },
];

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

export const root = join(import.meta.dirname, '..', '..');

const condition = z.enum(['service_healthy', 'service_completed_successfully']);
const service = z.object({
  image: z.string(),
  profiles: z.array(z.enum(['light', 'full'])).optional(),
  mem_limit: z.string(),
  networks: z.object({ default: z.object({ aliases: z.array(z.string()) }) }).optional(),
  build: z.string().optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.object({ condition })).default({}),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
});
const composeFile = z.object({ services: z.record(z.string(), service), volumes: z.record(z.string(), z.null()) });
export type ComposeFile = z.infer<typeof composeFile>;

export const composeText = readFileSync(join(root, 'docker-compose.yml'), 'utf8');

/** The file as YAML gives it, merged and nothing filled in. */
export const composeYaml: unknown = parse(composeText, { merge: true });

/** Profiles of the file: what is started when one of them is wanted. */
export const profiles = ['light', 'full'] as const;

/** The services of a profile, by the names at which the others reach them. */
export function servicesOf({ services }: ComposeFile, profile: (typeof profiles)[number]): ComposeFile['services'] {
  const wanted = Object.entries(services).filter(([, { profiles: of }]) => of === undefined || of.includes(profile));
  return Object.fromEntries(wanted.map(([name, service]) => [service.networks?.default.aliases[0] ?? name, service]));
}

/** The compose file with every variable filled in; throws for one that is needed and has no value. */
export function composeWith(env: Record<string, string>): ComposeFile {
  return composeFile.parse(filled(composeYaml, env));
}

function filled(value: unknown, env: Record<string, string>): unknown {
  if (typeof value === 'string') return interpolated(value, env);
  if (Array.isArray(value)) return value.map((each) => filled(each, env));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, filled(each, env)]));
}

/** `${NAME}`, `${NAME:-default}` and `${NAME:?message}`, as compose fills them in. */
function interpolated(text: string, env: Record<string, string>): string {
  return text.replace(/\$(?:\$|\{(\w+)(?::(-|\?)([^}]*))?\})/g, (_all, name: string | undefined, kind: string | undefined, rest: string) => {
    if (name === undefined) return '$';
    const value = env[name];
    if (value !== undefined && value !== '') return value;
    if (kind === '-') return rest;
    throw new Error(`${name}: ${rest}`);
  });
}

/** Names and values of an environment file. */
export function envOf(text: string): Record<string, string> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(lines.map((line): [string, string] => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

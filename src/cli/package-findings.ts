import { z } from 'zod';

/** A finding that the owners live with for a while, and why. */
export const acceptedFindings = z.array(
  z.strictObject({
    advisory: z.string().regex(/^GHSA(?:-[23456789cfghjmpqrvwx]{4}){3}$/, 'must be an advisory such as GHSA-abcd-2345-wxyz'),
    reason: z.string().trim().min(20),
    until: z.iso.date(),
  }),
);
export type AcceptedFinding = z.infer<typeof acceptedFindings>[number];

const advisory = z.object({ name: z.string(), title: z.string(), url: z.url(), severity: z.string(), range: z.string() });
const answer = z.object({ vulnerabilities: z.record(z.string(), z.object({ via: z.array(z.union([z.string(), advisory])) })) });
const refusal = z.object({ message: z.string().optional(), error: z.object({ summary: z.string().optional() }).optional() });

export type Findings =
  | { asked: false; why: string }
  | { asked: true; open: string[]; accepted: string[]; /** Acceptances that no finding needs any more. */ unused: string[] };

/**
 * What `npm audit --json` says, beside the findings that are accepted until a day.
 * @param today YYYY-MM-DD; an acceptance counts up to and on its day
 */
export function findingsOf(printed: string, accepted: AcceptedFinding[], today: string): Findings {
  const parsed = jsonOf(printed);
  const answered = answer.safeParse(parsed).data;
  if (answered === undefined) {
    const { message, error } = refusal.safeParse(parsed).data ?? {};
    return { asked: false, why: (message ?? error?.summary ?? printed.trim()).replace(/( - \w+)? https?:\/\/\S+/g, '').slice(0, 200) || 'no answer' };
  }
  const advisories = Object.values(answered.vulnerabilities).flatMap(({ via }) => via.filter((each) => typeof each !== 'string'));
  const found = [...new Map(advisories.map((each) => [each.url, each])).values()].map((each) => ({ id: each.url.slice(each.url.lastIndexOf('/') + 1), ...each }));
  const acceptance = (id: string) => accepted.find((each) => each.advisory === id && each.until >= today);
  const line = ({ id, name, range, severity, title }: (typeof found)[number]) => `${id}  ${name} ${range}  ${severity}: ${title}`;
  return {
    asked: true,
    open: found.filter(({ id }) => !acceptance(id)).map(line),
    accepted: found.flatMap((each) => {
      const given = acceptance(each.id);
      return given ? [`${line(each)}; accepted until ${given.until}: ${given.reason}`] : [];
    }),
    unused: accepted.filter((each) => !found.some(({ id }) => id === each.advisory)).map((each) => each.advisory),
  };
}

function jsonOf(printed: string): unknown {
  try {
    return JSON.parse(printed);
  } catch {
    return undefined;
  }
}

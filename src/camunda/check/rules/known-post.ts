import { text } from '../../locale/moddle';
import { extension } from '../diagram';
import type { Finding, Rule } from '../finding';
import { nearest } from '../nearest';
import { finding } from '../report';

/** Candidate groups are posts or departments of the glossary. */
export const knownPost: Rule = ({ diagrams, knownPosts }): Finding[] => {
  if (knownPosts.length === 0) return [];
  return diagrams.flatMap(({ file, nodes }) =>
    nodes.flatMap(({ element }) => {
      const groups = text(extension(element, 'zeebe:AssignmentDefinition'), 'candidateGroups') ?? '';
      const names = groups.startsWith('=') ? [] : groups.split(',').map((group) => group.trim()).filter((group) => group !== '');
      return names.filter((group) => !knownPosts.includes(group)).map((group) => {
        const near = nearest(group, knownPosts);
        const [zh, en] = near === undefined ? ['请用术语表中的岗位。', 'Use a post of the glossary.'] : [`是否指“${near}”？`, `Is '${near}' meant?`];
        return finding('known-post', file, element, `没有岗位或部门“${group}”。${zh}`, `There is no post or department '${group}'. ${en}`);
      });
    }),
  );
};

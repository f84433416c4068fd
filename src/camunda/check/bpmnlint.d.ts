/** bpmnlint's own types reach only a part of it: what we use. */
declare module 'bpmnlint' {
  const bpmnlint: {
    Linter: new (options: { config: { extends: string[]; rules: Record<string, unknown> }; resolver: unknown }) => { lint(root: unknown): Promise<unknown> };
  };
  export default bpmnlint;
}

declare module 'bpmnlint/lib/resolver/node-resolver.js' {
  export default class NodeResolver {
    constructor(options: { require: NodeJS.Require });
  }
}

import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** A diagram, form or decision table of a flow's folder. */
export interface FlowFile {
  name: string;
  kind: 'bpmn' | 'dmn' | 'form';
  text: string;
}

/** A flow: its folder's name and what is deployed together. */
export interface FlowFolder {
  name: string;
  files: FlowFile[];
}

const kinds: Record<string, FlowFile['kind']> = { '.bpmn': 'bpmn', '.dmn': 'dmn', '.form': 'form' };

/** Reads every flow below the folder of flows, in the order of names. */
export async function readFlows(root: string): Promise<FlowFolder[]> {
  const entries = await readdir(root, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(folders.sort().map(async (name) => ({ name, files: await readFiles(join(root, name)) })));
}

async function readFiles(folder: string): Promise<FlowFile[]> {
  const names = (await readdir(folder)).sort();
  const files = names.flatMap((name) => {
    const kind = kinds[extname(name)];
    return kind === undefined ? [] : [{ name, kind }];
  });
  return Promise.all(files.map(async (file) => ({ ...file, text: await readFile(join(folder, file.name), 'utf8') })));
}

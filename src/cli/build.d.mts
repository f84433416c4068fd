/** Bundles the commands of this folder into `dist/`, unless what is there was made from the sources as they are. */
export function buildIfChanged(): Promise<void>;

/** Hash of the engine's sources, 16 hex digits. `root` is the folder of the checkout. */
export function engineHash(root: string): string;

import type { Plugin } from 'vite';

/** @param root Folder of the checkout. */
export default function packs(root: string): Plugin;

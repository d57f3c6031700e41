/** Where the static server of the end-to-end tests listens, and the sub-path under which it serves the second build. */
export const PORT = 4399;
export const SUB_PATH = '/under/here/';
export const SUB_PATH_BUILD = 'node_modules/.cache/dist-sub-path';

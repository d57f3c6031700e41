/** State of the interface that outlives a component: the layout of the workspace, and one attempt as its page sees it. */
export { createLabStore, IDLE_LAB, idleLabStore, type LabModel, type LabStore, type Prints, type Trouble } from './lab-store.ts';
export { createLayoutStore, type Layout, type LayoutStore, LIMITS, SURFACES, type Surface } from './layout-store.ts';
export { SPEEDS, type Speed, startPacer } from './pacer.ts';
export { unreadIn, unreadInAll } from './unread.ts';

/** The debrief: what happened in one attempt, what each step told, and what it shows. */
export { DebriefIsland } from './debrief-island.tsx';
export type { LabAbout } from './report.ts';

/** The lab: the island of a lab's page, and what its page has to give it. */

export type { CauseFact, HintFact, LabFacts, RunbookEntry } from './lab-facts.ts';
export { LabIsland } from './lab-island.tsx';
export { LabStill, type StillLine, type StillProps } from './lab-still.tsx';

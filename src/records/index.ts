/**
 * Many attempts of one person: which count as evidence, how far each lab is, and which lab would fill the next gap. Pure; the storage is
 * the session's.
 */
export { type LabOffer, type NextLab, nextLabs } from './gap.ts';
export { byStart, countedResults, earlierEpisodes, episodesOf, type LabProgress, labProgress, readingsOf } from './library.ts';

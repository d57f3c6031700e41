/** Scores as a page reads them: results, readings over several attempts. Loads neither the engine nor a YAML parser. */
export {
	type DimensionReading,
	type Episode,
	episodeOf,
	type GateState,
	type Indicator,
	type LevelEvidence,
	type Reading,
	readDimensions,
} from '../reading.ts';
export { type Result, readResult } from '../result.ts';
export type { DimensionId, Rubric } from '../rubric.ts';

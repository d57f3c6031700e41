/** JSON schemas of the format, for editors: what may stand where, with descriptions. */
import * as z from 'zod';
import { PlayFile, ScenarioFile } from './schema/scenario.ts';

const schemaOf = (schema: z.ZodType, title: string): object => ({
	...z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'ref', target: 'draft-7' }),
	title,
});

export const scenarioJsonSchema = (): object => schemaOf(ScenarioFile, 'Dryrun scenario, format 1');
export const playJsonSchema = (): object => schemaOf(PlayFile, 'Dryrun play, format 1');

import { expect, it } from 'vitest';
import { staleSchemas } from './schema.ts';

it('the JSON schemas in public/schemas say what the format says (else: npm run --silent dryrun -- schema --write)', async () => {
	expect(await staleSchemas()).toEqual([]);
});

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import packs from './integrations/packs.mjs';

export default defineConfig({
	plugins: [packs(fileURLToPath(new URL('.', import.meta.url)))],
	test: {
		include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'tests/{architecture,property,plays,session,scenario}/**/*.test.ts'],
		testTimeout: 60_000,
	},
});

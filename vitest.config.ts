import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'tests/{architecture,property,plays,session,scenario}/**/*.test.ts'],
		testTimeout: 60_000,
	},
});

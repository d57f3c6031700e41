import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from '../chromium.ts';
import { PORT } from './static-server-address.ts';

export default defineConfig({
	testDir: '.',
	testMatch: '*.e2e.ts',
	outputDir: '../../node_modules/.cache/playwright',
	timeout: 120_000,
	expect: { timeout: 20_000 },
	workers: 2,
	fullyParallel: true,
	forbidOnly: true,
	reporter: [['list'], ['json']],
	use: {
		baseURL: `http://localhost:${PORT}`,
		serviceWorkers: 'block',
		viewport: { width: 1440, height: 900 },
		launchOptions: { executablePath: findChromium().path, chromiumSandbox: false, args: CHROMIUM_ARGS },
	},
	webServer: { command: 'node tests/e2e/static-server.ts', cwd: '../..', url: `http://localhost:${PORT}/`, reuseExistingServer: false },
});

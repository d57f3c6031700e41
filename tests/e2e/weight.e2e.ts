/** Page-weight budgets: script as a server would send it, gzip. Reading pages carry no framework. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, type Page, test } from '@playwright/test';

/** kB of gzip (1000 bytes), from PRODUCT's "Quality that users will notice". */
const BUDGET_KB = { readingPage: 20, labBrief: 150, labTerminal: 550 } as const;

/** Counts the script that a page and its workers fetch; the answer is in kB of gzip. */
async function scriptWeight(page: Page): Promise<() => { kB: number; files: readonly string[] }> {
	const weights = new Map<string, number>();
	page.context().on('response', async (response) => {
		if (!/javascript/.test(response.headers()['content-type'] ?? '')) return;
		const body = await response.body().catch(() => Buffer.alloc(0));
		weights.set(new URL(response.url()).pathname, gzipSync(body, { level: 9 }).length);
	});
	return () => ({
		kB: Math.round([...weights.values()].reduce((sum, bytes) => sum + bytes, 0) / 100) / 10,
		files: [...weights].map(([path, bytes]) => `${path} ${(bytes / 1000).toFixed(1)} kB`),
	});
}

for (const path of ['', 'labs/']) {
	test(`/${path} is a reading page without a framework`, async ({ page }) => {
		const weight = await scriptWeight(page);
		await page.goto(`/${path}`);
		await page.waitForLoadState('networkidle');
		expect(weight().kB, weight().files.join('\n')).toBeLessThan(BUDGET_KB.readingPage);
		expect(await page.locator('astro-island').count()).toBe(0);
	});
}

test('the brief of a lab can be read before any script runs', async ({ browser }) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto('/labs/stuck-image/');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(page.getByText(/checkout/).first()).toBeVisible();
	await context.close();
});

test('a lab stays inside its budget until the first command can be typed', async ({ page }) => {
	const weight = await scriptWeight(page);
	await page.goto('/labs/stuck-image/');
	await expect(page.locator('.xterm-rows')).toContainText('$');
	await page.waitForLoadState('networkidle');
	const { kB, files } = weight();
	test.info().annotations.push({ type: 'weight', description: `${kB} kB gzip` });
	console.log(`lab, everything until the first command: ${kB} kB gzip of script`);
	expect(kB, files.join('\n')).toBeLessThan(BUDGET_KB.labTerminal);
});

/** kB of gzip by chunk, a little above what they weigh: a chunk that grows past its budget was given something it should load later. */
const CHUNK_BUDGETS: readonly (readonly [name: RegExp, kB: number])[] = [
	[/^engine\.worker/, 140],
	[/^debrief\.worker/, 190],
	[/^just-bash\.generated/, 125],
	[/^terminal-view/, 90],
	[/^client\./, 70],
	[/^(basic|text|awk|archive|yq|chunk)-/, 80],
	[/^stuck-image-/, 45],
	[/./, 35],
];

test('no chunk is heavier than its budget', () => {
	const folder = fileURLToPath(new URL('../../dist/_astro', import.meta.url));
	const heavy = readdirSync(folder)
		.filter((name) => name.endsWith('.js'))
		.flatMap((name) => {
			const [, budget] = CHUNK_BUDGETS.find(([pattern]) => pattern.test(name)) ?? [/./, 0];
			const kB = gzipSync(readFileSync(join(folder, name)), { level: 9 }).length / 1000;
			return kB > budget ? [`${name}: ${kB.toFixed(1)} kB, budget ${budget} kB`] : [];
		});
	expect(heavy).toEqual([]);
});

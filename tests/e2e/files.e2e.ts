/** Attempts as files: one made in Node replays in the browser to the same states; damaged ones are refused and change nothing. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type Page, test } from '@playwright/test';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The expert's play as an attempt file, run and hashed in Node. */
function expertFile(path: string): string {
	execFileSync('node', ['src/tool/main.ts', 'play', 'stuck-image', '--play', 'expert', '--variant', 'mistyped-tag', '--record', path], {
		cwd: root,
		stdio: 'ignore',
	});
	return path;
}

async function bring(page: Page, file: string): Promise<void> {
	await page.goto('/labs/');
	await page.locator('#bring').setInputFiles(file);
	await expect(page.locator('#taken')).toBeVisible();
}

test('an attempt made in Node reaches the same states in the browser', async ({ page }, info) => {
	await bring(page, expertFile(info.outputPath('expert.json')));
	await expect(page.locator('#taken')).toContainText('The attempt is now in this browser.');
	await page
		.getByRole('link', { name: /^Debrief/ })
		.first()
		.click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Debrief: /, { timeout: 60_000 });
	await expect(page.getByText('This debrief cannot be verified here.')).toHaveCount(0);
	await expect(
		page
			.getByRole('table', { name: /dimension/i })
			.or(page.getByRole('heading', { name: 'Eight dimensions' }))
			.first(),
	).toBeVisible();
});

test('damaged files are refused with the position of the damage, and nothing changes', async ({ page }, info) => {
	const text = readFileSync(expertFile(info.outputPath('expert.json')), 'utf8');
	const lines = text.split('\n');
	const fifth = lines.findIndex((line) => line.includes('"n":5,'));
	const damaged = {
		'flipped.json': [text.replace('crane ls', 'crane lz'), /entry \d+: its link \w{12} does not fit/],
		'removed.json': [lines.filter((_, index) => index !== fifth).join('\n'), /entry 5/],
		'cut.json': [text.slice(0, Math.floor(text.length / 2)), /cut short/],
		'other.json': ['{"hello": "world"}', /this is no attempt/],
		'polluting.json': [text.replace('"header": {', '"header": {"__proto__":{"x":1},'), /__proto__/],
	} as const;
	for (const [name, [content, says]] of Object.entries(damaged)) {
		const path = info.outputPath(name);
		writeFileSync(path, content);
		await bring(page, path);
		await expect(page.locator('#taken'), name).toContainText(`${name} was not taken in. Nothing was changed.`);
		await expect(page.locator('#taken'), name).toContainText(says);
		await expect(page.getByText('No attempts yet.')).toBeVisible();
	}
});

test('an attempt that is open elsewhere says so and is not written twice', async ({ page, context }) => {
	await page.goto('/labs/stuck-image/');
	await expect(page.locator('.xterm-rows')).toContainText('$');
	await expect(page).toHaveURL(/#a=/);
	const other = await context.newPage();
	await other.goto(page.url());
	await expect(other.getByText(/open in another tab/i).first()).toBeVisible();
});

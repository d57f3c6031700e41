/**
 * The whole way by keyboard alone: from the home page into the lab, a reload in the middle of a waiting command, the repair, the debrief, and
 * the exported file verified by the command-line tool in Node.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { choose, clear, enter, reach, screen, toTerminal, type, write } from './keyboard.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a person concludes from the reference in the Deployment. */
function causeOf(reference: string): string {
	if (reference.includes('/store/')) return 'The repository is wrong';
	return reference.includes('4.12.O') ? 'The tag is mistyped' : 'The tag was never pushed';
}

async function pressOn(page: Page, name: string | RegExp): Promise<void> {
	await reach(page, page.getByRole('button', { name }));
	await page.keyboard.press('Enter');
}

async function noFault(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
}

test('a person plays stuck-image to its debrief by keyboard alone, with a reload in the middle of a waiting command', async ({
	page,
}, info) => {
	test.setTimeout(300_000);
	await page.goto('/');
	await reach(page, page.getByRole('link', { name: /Start the first lab/ }));
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('The release that waits');

	// Find out.
	expect(await type(page, 'kubectl get deploy,pods -l app=checkout')).toContain('ImagePullBackOff');
	await clear(page);
	expect(await type(page, 'kubectl get events --field-selector type=Warning | tail -n 6')).toMatch(/not found|ImagePull/);
	await clear(page);
	const seen = await type(page, 'kubectl get deploy checkout -o jsonpath=\'{..image}{"\\n"}\'');
	const reference = /registry\.example\.com\/\S+:4\.12\.\S+/.exec(seen)?.[0] ?? '';
	expect(reference).not.toBe('');
	await clear(page);
	await type(page, 'crane ls registry.example.com/shop/checkout');
	await type(page, 'cat shop/releases/*4.12* | head -n 20');

	// Tell.
	await write(
		page,
		'releases',
		'checkout 4.12: the rollout waits for an image. Customers are not affected, three pods of 4.11.3 serve them. Next update in 5 minutes.',
	);
	await write(page, 'releases', 'I am going to undo 4.12 now, back to 4.11.3.');

	// A waiting command, and a reload in the middle of it.
	await clear(page);
	await page.keyboard.type('kubectl rollout status deploy/checkout\n');
	await expect.poll(() => screen(page)).toContain('Waiting for deployment "checkout" rollout to finish');
	const address = page.url();
	await page.reload();
	expect(page.url()).toBe(address);
	await expect.poll(() => screen(page), { timeout: 60_000 }).toContain('Waiting for deployment "checkout" rollout to finish');
	await toTerminal(page);
	await page.keyboard.press('Control+c');
	await expect.poll(() => screen(page)).toContain('^C');

	// Undo, follow, verify.
	await type(page, 'kubectl rollout undo deploy/checkout');
	expect(await type(page, 'kubectl rollout status deploy/checkout')).toContain('successfully rolled out');
	expect(await type(page, 'kubectl get deploy checkout')).toContain('4/4');
	await write(
		page,
		'releases',
		'checkout is back on 4.11.3, 4 of 4 healthy and verified. Ruth, please keep 4.12 closed until the checkout team has looked.',
	);
	await noFault(page);

	// Record.
	await enter(page, page.locator('[data-panel]', { has: page.locator('#conclusion') }).last());
	await reach(page, page.getByRole('button', { name: /Write.*the conclusion/ }));
	await page.keyboard.press('Enter');
	await choose(page, 'Component', 'checkout');
	await choose(page, 'Area of the cause', 'Artifact and registry');
	await choose(page, 'Cause', causeOf(reference));
	for (const [label, text] of [
		['What happened, and how you know', 'The new pods could not pull their image; the events say not found.'],
		['What you did, or what must be done', 'Undone to 4.11.3, verified at 4 of 4.'],
		['What would prevent a repeat', 'The deploy job should check that the registry resolves the image before it touches the Deployment.'],
		['Who must know', 'The checkout team and the release manager'],
	] as const) {
		await reach(page, page.getByRole('textbox', { name: label }));
		await page.keyboard.type(text);
	}
	await pressOn(page, 'Record conclusion');
	await expect(page.locator('.count', { hasText: '5 of 5 seen' })).toBeVisible();
	await enter(page, page.locator('[data-panel="bar"]'));
	await pressOn(page, 'Finish');
	await pressOn(page, 'Finish and read the debrief');

	// Debrief.
	await page.waitForURL(/\/debrief\//);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Debrief: /, { timeout: 60_000 });
	await noFault(page);
	const [download] = await Promise.all([page.waitForEvent('download'), pressOn(page, /Save attempt/)]);
	const file = info.outputPath('attempt.json');
	await download.saveAs(file);

	// The same file replays in Node: every state hash of the browser's run is reached there again.
	const verified = JSON.parse(
		execFileSync('node', ['src/tool/main.ts', 'verify', file, '--json'], { cwd: root, encoding: 'utf8' }),
	) as Record<string, unknown>;
	expect(verified).toMatchObject({ schema: 'dryrun.verify/1', verdict: 'verified', result: expect.not.stringMatching('different') });
});

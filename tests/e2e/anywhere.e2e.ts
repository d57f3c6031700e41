/** The site works without a network after the first load, and under a sub-path. */
import { expect, test } from '@playwright/test';
import { SUB_PATH } from './static-server-address.ts';

test.describe('offline', () => {
	test.use({ serviceWorkers: 'allow' });

	test('after the first load a lab can be played without a network', async ({ page, context }) => {
		await page.goto('/');
		await page.evaluate(async () => {
			await navigator.serviceWorker.ready;
		});
		await context.setOffline(true);
		await page.goto('/labs/stuck-image/');
		await expect(page.locator('.xterm-rows')).toContainText('$');
		await page.locator('.xterm-helper-textarea').focus();
		await page.keyboard.type('kubectl get deployments\n');
		await expect(page.locator('.xterm-rows')).toContainText('UP-TO-DATE');
		await page.goto('/labs/');
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	});
});

test('under a sub-path every link stays below it and a lab runs', async ({ page, request }) => {
	await page.goto(SUB_PATH);
	const links = await page.locator('a[href], link[href], script[src], img[src]').evaluateAll((nodes) =>
		nodes
			.map((node) => new URL(node.getAttribute('href') ?? node.getAttribute('src') ?? '', document.baseURI))
			.filter((url) => url.origin === location.origin)
			.map((url) => url.pathname),
	);
	expect(links.filter((path) => !path.startsWith(SUB_PATH))).toEqual([]);
	for (const path of new Set(links)) expect((await request.get(path)).status(), path).toBe(200);
	await page.goto(`${SUB_PATH}labs/stuck-image/`);
	await expect(page.locator('.xterm-rows')).toContainText('$');
	await page.locator('.xterm-helper-textarea').focus();
	await page.keyboard.type('kubectl get pods\n');
	await expect(page.locator('.xterm-rows')).toContainText('ImagePullBackOff');
});

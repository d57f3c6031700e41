/** What holds on every page: accessible by axe in both themes, nothing from elsewhere, nothing that the content security policy refuses. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { PAGES } from './pages.ts';

for (const { name, path } of PAGES) {
	for (const colorScheme of ['light', 'dark'] as const) {
		test(`${name} in ${colorScheme} has no accessibility fault that axe can find`, async ({ page }) => {
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			await page.goto(`/${path}`);
			await page.waitForLoadState('networkidle');
			const { violations } = await new AxeBuilder({ page })
				.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
				.analyze();
			expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
		});
	}

	test(`${name} asks no other origin and breaks no rule of its policy`, async ({ page, baseURL }) => {
		const elsewhere: string[] = [];
		const complaints: string[] = [];
		page.on('request', (request) => {
			const url = new URL(request.url());
			if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== baseURL) elsewhere.push(request.url());
		});
		page.on('console', (message) => {
			if (message.type() === 'error') complaints.push(message.text());
		});
		page.on('pageerror', (error) => complaints.push(error.message));
		await page.goto(`/${path}`);
		await page.waitForLoadState('networkidle');
		expect(elsewhere).toEqual([]);
		expect(complaints).toEqual([]);
		const policy = (await page.locator('meta[http-equiv="content-security-policy" i]').getAttribute('content')) ?? '';
		expect(policy).toContain("default-src 'self'");
		expect(policy).not.toContain('unsafe-eval;');
		expect(policy.match(/script-src [^;]*/)?.[0]).not.toContain("'unsafe-inline'");
	});
}

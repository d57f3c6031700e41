/** A person at a keyboard: everything here goes through keys, never through a pointer or a script's focus. */
import { expect, type Locator, type Page } from '@playwright/test';

const MOST_KEYS = 200;

/** Presses Tab (or another key) until this has the focus, as a person would who looks for it. */
export async function reach(page: Page, wanted: Locator, key = 'Tab'): Promise<void> {
	await wanted.first().waitFor({ state: 'attached' });
	for (let pressed = 0; pressed < MOST_KEYS; pressed++) {
		if (await wanted.first().evaluate((node) => node === document.activeElement)) return;
		// In the terminal Tab completes; F6 leaves it.
		const isInTerminal = await page.evaluate(() => document.activeElement?.classList.contains('xterm-helper-textarea') ?? false);
		await page.keyboard.press(isInTerminal && key === 'Tab' ? 'F6' : key);
	}
	throw new Error(`${MOST_KEYS} times ${key} did not reach ${wanted}`);
}

/** Presses F6 until the focus is on this panel or inside it. */
export async function enter(page: Page, panel: Locator): Promise<void> {
	for (let pressed = 0; pressed < MOST_KEYS; pressed++) {
		if (await panel.evaluate((node) => node.contains(document.activeElement))) return;
		await page.keyboard.press('F6');
	}
	throw new Error(`F6 does not come to ${panel}`);
}

/** Goes to the terminal by F6. */
export async function toTerminal(page: Page): Promise<void> {
	await reach(page, page.locator('.xterm-helper-textarea'), 'F6');
}

/** What stands on the terminal's screen. */
export async function screen(page: Page): Promise<string> {
	return (await page.locator('.xterm-rows > div').allInnerTexts()).map((row) => row.replaceAll('\u00a0', ' ').trimEnd()).join('\n');
}

/** Waits for a free prompt. */
export async function promptIsFree(page: Page): Promise<void> {
	await expect.poll(async () => (await screen(page)).trimEnd().split('\n').at(-1), { timeout: 60_000 }).toMatch(/\$ ?$/);
}

/** Types a line and waits for the prompt after it. Answers with what stands on the screen. */
export async function type(page: Page, line: string): Promise<string> {
	await toTerminal(page);
	await promptIsFree(page);
	await page.keyboard.type(line);
	await page.keyboard.press('Enter');
	await expect.poll(() => screen(page)).toContain(line.slice(0, 40));
	await promptIsFree(page);
	return screen(page);
}

/** Types `clear` and waits for the empty screen. */
export async function clear(page: Page): Promise<void> {
	await toTerminal(page);
	await promptIsFree(page);
	await page.keyboard.type('clear');
	await page.keyboard.press('Enter');
	await expect.poll(async () => (await screen(page)).trim().split('\n').length).toBe(1);
}

/** Writes to a channel in the Chat tab. */
export async function write(page: Page, channel: string, text: string): Promise<void> {
	const choice = page.getByRole('navigation', { name: 'Channels' }).getByRole('button', { name: new RegExp(`#${channel}\\b`) });
	if (!(await choice.isVisible())) {
		await reach(page, page.locator('[role="tab"]'), 'F6');
		const tab = page.getByRole('tab', { name: /^Chat/ });
		await reach(page, tab, 'ArrowRight');
		await page.keyboard.press('Enter');
	}
	await enter(page, page.locator('[data-panel]', { has: choice }).last());
	await reach(page, choice);
	await page.keyboard.press('Enter');
	const field = page.locator('.talk').getByRole('textbox', { name: `Message to #${channel}` });
	await reach(page, field);
	await page.keyboard.type(text);
	await page.keyboard.press('Enter');
	await expect(page.locator('.talk').getByText(text)).toBeVisible();
}

/** Chooses an option of a select by typing its first words. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
	const select = page.getByRole('combobox', { name: label, exact: true }).last();
	await reach(page, select);
	await page.keyboard.type(option);
	await expect(select.locator('option:checked')).toHaveText(option);
}

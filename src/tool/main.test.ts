import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type PlayedStep, playInputs, writeAttemptFile } from '../session/index.ts';
import { engineHash, readPack } from './attempt-source.ts';
import { main } from './main.ts';

const folder = mkdtempSync(join(tmpdir(), 'dryrun-'));
const at = (name: string): string => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));

let out = '';
let err = '';
const outWrite = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
	out += String(text);
	return true;
});
const errWrite = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
	err += String(text);
	return true;
});
afterEach(() => {
	out = '';
	err = '';
});
afterAll(() => {
	outWrite.mockRestore();
	errWrite.mockRestore();
});

describe('dryrun', () => {
	it('without a command says how it is used, and ends with 2', async () => {
		expect(await main([])).toBe(2);
		expect(err).toMatch(/^usage: dryrun <command>/);
		expect(out).toBe('');
	});

	it('prints its usage to stdout when asked, and ends with 0', async () => {
		expect(await main(['--help'])).toBe(0);
		expect(out).toMatch(/^usage: dryrun <command>/);
		expect(await main(['verify', '--help'])).toBe(0);
		expect(out).toContain('usage: dryrun verify FILE');
	});

	it.each([
		[['lunt'], 2, /there is no command "lunt"/],
		[['toString'], 2, /there is no command "toString"/],
		[['verify'], 2, /it takes one file/],
		[['verify', '--depth', '3', 'x'], 2, /Unknown option '--depth'/],
		[['verify', at('missing.json')], 3, /missing\.json: no such file/],
		[['verify', folder], 3, /this is a directory/],
		[['shell', 'no-such-lab'], 3, /no scenario\.yaml here; there are .*stuck-image/],
		[['shell', 'stuck-image', '--variant', 'x'], 2, /stuck-image has no variant x; it has never-pushed/],
	])('%j ends with %i and says why', async (args, code, says) => {
		expect(await main(args)).toBe(code);
		expect(err).toMatch(says);
	});
});

describe('dryrun verify', () => {
	const steps: readonly PlayedStep[] = [
		{ input: { kind: 'line', text: 'kubectl rollout undo deployment/checkout' } },
		{ input: { kind: 'line', text: 'kubectl rollout status deployment/checkout' } },
		{ waitUntil: 'idle' },
		{ input: { kind: 'finish' } },
	];
	let honest = '';
	beforeAll(async () => {
		const options = { seed: 's', variant: 'never-pushed', engine: engineHash() };
		honest = writeAttemptFile((await playInputs(await readPack('stuck-image'), steps, options)).file());
	});

	it('ends with 0 for an honest file', async () => {
		writeFileSync(at('honest.json'), honest);
		expect(await main(['verify', at('honest.json')])).toBe(0);
		expect(out).toMatch(/chain {5}3 inputs, every link fits/);
		expect(out).toMatch(/replay {4}1 of 1 states are the same here/);
		expect(out).toMatch(/\nverified\n$/);
	});

	it('prints one object with --json, with the result that came out', async () => {
		writeFileSync(at('honest.json'), honest);
		expect(await main(['verify', '--json', at('honest.json')])).toBe(0);
		expect(JSON.parse(out)).toMatchObject({
			schema: 'dryrun.verify/1',
			verdict: 'verified',
			findings: [],
			states: { named: 1, equal: 1 },
			result: 'none',
			recomputed: { scenario: 'stuck-image', isFinished: true },
		});
		expect(err).toBe('');
	});

	it('carries a result that is equal, and finds one that was made better', async () => {
		writeFileSync(at('honest.json'), honest);
		await main(['verify', '--json', at('honest.json')]);
		const reading = JSON.parse(out).recomputed;
		const file = JSON.parse(honest);
		const withResult = (said: unknown) => JSON.stringify({ ...file, result: { of: file.head.link, rubric: '1', reading: said } });
		out = '';
		writeFileSync(at('scored.json'), withResult(reading));
		expect(await main(['verify', at('scored.json')])).toBe(0);
		expect(out).toContain('computed again, and equal to the one in the file');
		writeFileSync(at('better.json'), withResult({ ...reading, goals: [] }));
		expect(await main(['verify', at('better.json')])).toBe(1);
		expect(out).toContain('result: the result in the file is not the one that comes out here');
	});

	it.each([
		['changed', (text: string) => text.replace('rollout undo', 'rollout redo'), 1, /entry 1: its link [0-9a-f]{12} does not fit/],
		['cut short', (text: string) => text.slice(0, 700), 3, /^line \d+, column \d+: the file ends too early/m],
		['of another kind', () => '{}', 3, /header: this is no attempt/],
	])('says where a file was %s', async (_what, change, code, says) => {
		writeFileSync(at('bad.json'), change(honest));
		expect(await main(['verify', at('bad.json')])).toBe(code);
		expect(out).toMatch(says);
	});

	it('does not replay a file of another engine, and says so', async () => {
		const other = await playInputs(await readPack('stuck-image'), steps, { seed: 's', variant: 'never-pushed', engine: 'f00' });
		writeFileSync(at('other.json'), writeAttemptFile(other.file()));
		expect(await main(['verify', at('other.json')])).toBe(1);
		expect(out).toMatch(/header: it was made by engine f00; here is [0-9a-f]{12}/);
		expect(out).toContain('not verified: the file belongs to another version of Dryrun or of its scenario');
	});
});

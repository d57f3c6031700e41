import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../door.ts';
import type { WorkloadModel } from '../plan.ts';
import { containerOf, GOOD, Lab, modelOf, planOf } from '../test-lab.ts';
import { containerLog, type LogOptions } from './index.ts';

const bare = (container: JsonObject = {}): JsonObject => ({
	apiVersion: 'v1',
	kind: 'Pod',
	metadata: { name: 'solo', namespace: 'shop' },
	spec: { containers: [containerOf(container)] },
});
const lab = (model: Partial<WorkloadModel> = {}, historyMs = 0) =>
	new Lab(planOf([bare()], { historyMs, workloads: [modelOf(GOOD, model)] }));
const read = (from: Lab, options: LogOptions = {}) => containerLog(from.world, from.get('pods', 'solo'), 'app', options);
const texts = (from: Lab, options?: LogOptions) => read(from, options).map(({ text }) => text);

describe('a container log', () => {
	it('begins with the start-up lines and goes on at the model’s pace (T5, T7)', () => {
		const world = lab().wait(60_000);
		const [first, second, third, ...rest] = read(world);
		expect(first?.text).toMatch(/^2026-11-13T14:05:\d\d\.\d{3}Z solo starting 1\.0$/);
		expect(second?.text).toMatch(/ listening$/);
		expect(third?.text).toMatch(/ request 1$/);
		expect(rest.length).toBeGreaterThanOrEqual(9);
		expect(rest.length).toBeLessThanOrEqual(12);
		expect(rest.at(-1)?.text).toMatch(new RegExp(` request ${rest.length + 1}$`));
	});

	it('is the same whenever and however it is asked for (T3)', () => {
		const world = lab().wait(600_000);
		const all = read(world);
		expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).toSorted((one, other) => one - other));
		fc.assert(
			fc.property(
				fc.integer({ min: -1_000, max: 601_000 }),
				fc.integer({ min: 0, max: 300_000 }),
				fc.nat({ max: 200 }),
				(fromMs, length, tail) => {
					const toMs = fromMs + length;
					const between = all.filter(({ at }) => at >= fromMs && at <= toMs);
					expect(read(world, { fromMs, toMs })).toEqual(between);
					expect(read(world, { tail })).toEqual(tail === 0 ? [] : all.slice(-tail));
					expect(read(world, { fromMs, toMs, tail })).toEqual(tail === 0 ? [] : between.slice(-tail));
				},
			),
		);
		expect(read(new Lab(planOf([bare()], { historyMs: 0 })).wait(300_000)).every((line, index) => all[index]?.text === line.text)).toBe(
			true,
		);
	});

	it('of a week-old pod has a tail that costs no more than a young one (T4)', () => {
		const world = lab({ logs: { startup: [], steady: [{ everyMs: 100, line: '{n}' }], shutdown: [] } }, 7 * 86_400_000);
		const begin = process.cpuUsage().user;
		for (let count = 0; count < 200; count++) expect(read(world, { tail: 20 })).toHaveLength(20);
		// Six million lines lie before it; microseconds for each of these.
		expect(process.cpuUsage().user - begin).toBeLessThan(3_000_000);
	});

	it('ends with what the process lacks (T5)', () => {
		const needs = [{ env: 'API_KEY', exitCode: 1, exitAfterMs: 800, log: ['{time} reading configuration', '{time} API_KEY is not set'] }];
		const world = lab({ needs }).wait(60_000);
		expect(texts(world, { previous: true }).map((text) => text.slice(25))).toEqual(['reading configuration', 'API_KEY is not set']);
	});

	it('ends with the crash, after what came before it (T5)', () => {
		const world = lab({ crash: { afterMs: 30_000, exitCode: 1, log: ['panic: no more memory'] } }).wait(33_500);
		const all = texts(world, { previous: true });
		expect(all.at(-1)).toBe('panic: no more memory');
		expect(all.filter((text) => text.includes('request')).length).toBeGreaterThan(3);
	});

	it('keeps the run before the present one (T6)', () => {
		const world = lab({ crash: { afterMs: 20_000, exitCode: 1, log: ['gone'] } });
		world.wait(10_000);
		expect(texts(world, { previous: true })).toEqual([]);
		const first = texts(world);
		world.wait(20_000);
		expect(texts(world, { previous: true }).slice(0, first.length)).toEqual(first);
		expect(texts(world)[0]).not.toBe(first[0]);
		while (world.get<never>('pods', 'solo') && !JSON.stringify(world.get('pods', 'solo')).includes('CrashLoopBackOff')) world.wait(1_000);
		// Waiting to be restarted, both show the run that ended last.
		expect(texts(world)).toEqual(texts(world, { previous: true }));
		expect(texts(world).at(-1)).toBe('gone');
	});

	it('says good-bye on SIGTERM and nothing afterwards (T5)', () => {
		const world = lab({ shutdownMs: 6_000 }).wait(30_000);
		world.ask('DELETE', '/api/v1/namespaces/shop/pods/solo');
		world.wait(5_000);
		const all = texts(world);
		expect(all.filter((text) => text.endsWith(' bye'))).toHaveLength(1);
		expect(all.at(-1)).toMatch(/ bye$/);
	});

	it('stops when the process hangs', () => {
		const world = lab({ hang: { afterMs: 30_000 } }).wait(300_000);
		const last = read(world).at(-1);
		expect((last?.at ?? 0) / 1_000).toBeLessThan(35);
	});

	it('is empty before anything has run', () => {
		const world = new Lab(planOf([bare({ image: 'registry.example.com/shop/none:1' })])).wait(30_000);
		expect(read(world)).toEqual([]);
		expect(containerLog(world.world, world.get('pods', 'solo'), 'nobody')).toEqual([]);
	});
});

import { describe, expect, it } from 'vitest';
import { type PacerHost, type Speed, startPacer } from './pacer.ts';

function clockwork(speed: Speed | null) {
	const advanced: [number, boolean][] = [];
	const state = { now: 0, speed, isHidden: false, tick: () => {}, release: null as (() => void) | null, isSlow: false };
	const host: PacerHost = {
		now: () => state.now,
		every: (_ms, run) => {
			state.tick = run;
			return () => {
				state.tick = () => {};
			};
		},
		isHidden: () => state.isHidden,
		speed: () => state.speed,
		advance: async (ms, untilEvent) => {
			advanced.push([ms, untilEvent]);
			if (state.isSlow)
				await new Promise<void>((resolve) => {
					state.release = resolve;
				});
		},
	};
	const stop = startPacer(host);
	const pass = async (ms: number) => {
		state.now += ms;
		state.tick();
		await new Promise((resolve) => setImmediate(resolve));
	};
	return { state, advanced, pass, stop };
}

describe('the clock of the page', () => {
	it('lets simulated time pass by the chosen speed', async () => {
		const { advanced, pass, state } = clockwork('1x');
		await pass(125);
		state.speed = '16x';
		await pass(125);
		expect(advanced).toEqual([
			[125, false],
			[2000, false],
		]);
	});

	it('stands still while paused and makes up for nothing afterwards', async () => {
		const { advanced, pass, state } = clockwork(null);
		await pass(60_000);
		state.speed = '1x';
		await pass(125);
		expect(advanced).toEqual([[125, false]]);
	});

	it('stands still in a hidden tab', async () => {
		const { advanced, pass, state } = clockwork('4x');
		state.isHidden = true;
		await pass(10_000);
		state.isHidden = false;
		await pass(100);
		expect(advanced).toEqual([[400, false]]);
	});

	it('waits for the engine instead of asking twice, and makes up for one second at most', async () => {
		const { advanced, pass, state } = clockwork('1x');
		state.isSlow = true;
		await pass(125);
		await pass(125);
		expect(advanced).toHaveLength(1);
		state.release?.();
		await pass(5000);
		await pass(0);
		expect(advanced.map(([ms]) => ms)).toEqual([125, 1000]);
	});

	it('runs far ahead when asked to go on until something happens', async () => {
		const { advanced, pass } = clockwork('until');
		await pass(125);
		expect(advanced).toEqual([[30_000, true]]);
	});
});

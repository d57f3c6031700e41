import { describe, expect, it } from 'vitest';
import { age, attemptTime, clockTime, count, dayOf, duration } from './words.ts';

const EPOCH = Date.UTC(2026, 10, 13, 14, 5, 0);

describe('times', () => {
	it('on the clock are the hour, minute and second of the platform', () => {
		expect(clockTime(EPOCH, 2_230_000)).toBe('14:42:10');
		expect(clockTime(EPOCH, -60_000)).toBe('14:04:00');
	});

	it('name the day', () => {
		expect(dayOf(EPOCH)).toBe('Fri 13 Nov');
	});

	it.each([
		[270_000, '4:30'],
		[9_000, '0:09'],
		[3_730_000, '1:02:10'],
		[-40_000, '-0:40'],
	])('of %i ms into an attempt are said as %s', (ms, said) => {
		expect(attemptTime(ms)).toBe(said);
	});

	it.each([
		[40_000, '40 s'],
		[72_000, '1 min 12 s'],
		[1_020_000, '17 min'],
		[3_900_000, '1 h 5 min'],
	])('of %i ms are a length of %s', (ms, said) => {
		expect(duration(ms)).toBe(said);
	});

	it.each([
		[45_000, '45s'],
		[446_000, '7m26s'],
		[15 * 60_000, '15m'],
		[529_200_000, '6d3h'],
	])('of %i ms are an age of %s, as kubectl has it', (ms, said) => {
		expect(age(ms)).toBe(said);
	});
});

describe('amounts', () => {
	it('agree with their word', () => {
		expect(count(1, 'attempt')).toBe('1 attempt');
		expect(count(2, 'attempt')).toBe('2 attempts');
		expect(count(0, 'reply', 'replies')).toBe('0 replies');
	});
});

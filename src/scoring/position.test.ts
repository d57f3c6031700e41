import { expect, it } from 'vitest';
import { clock, inputOf, inWords, isBefore, momentLink } from './position.ts';

it('orders positions by input and then by entry', () => {
	expect(isBefore('2:0', '10:0')).toBe(true);
	expect(isBefore('2:3', '2:12')).toBe(true);
	expect(isBefore('2:3', '2:3')).toBe(false);
	expect(inputOf('12:3')).toBe(12);
});

it.each([
	[0, '0:00', '0 s'],
	[6_940, '0:06', '6 s'],
	[370_000, '6:10', '6 min 10 s'],
	[1_020_000, '17:00', '17 min'],
	[3_725_000, '1:02:05', '1 h 2 min'],
])('says %d ms as %s and as %s', (ms, short, long) => {
	expect(clock(ms)).toBe(short);
	expect(inWords(ms)).toBe(long);
});

it('links a moment by the head of the journal and the position', () => {
	expect(momentLink('0123456789ab', '12:3')).toBe('#a=0123456789ab&p=12:3');
});

import { describe, expect, it } from 'vitest';
import { placeLabels, spread } from './place-labels.ts';

const joined = (count: number) => `${count} events`;

describe('marks on a time axis', () => {
	it('stand side by side where they would cover one another, and nowhere else', () => {
		expect(spread([1, 1.5, 8], 2)).toEqual([1, 3, 8]);
	});
});

describe('labels on a time axis', () => {
	it('stand where they belong when there is room', () => {
		const placed = placeLabels(
			[
				{ at: 0, words: 'Alert fires', tone: 'bad' },
				{ at: 0.5, words: 'Undo', tone: 'plain' },
			],
			joined,
		);
		expect(placed.map(({ at, words }) => [at, words])).toEqual([
			[0, 'Alert fires'],
			[0.5, 'Undo'],
		]);
	});

	it('join when they would meet, and keep the gravest tone and every word', () => {
		expect(
			placeLabels(
				[
					{ at: 0.1, words: 'rollout to revision 5', tone: 'plain' },
					{ at: 0.12, words: '4.12.0 cannot be pulled', tone: 'bad' },
				],
				joined,
			),
		).toEqual([{ at: 0.1, words: '2 events', tone: 'bad', all: ['rollout to revision 5', '4.12.0 cannot be pulled'] }]);
	});

	it('that say the same keep their words and count', () => {
		const same = { words: 'You to #releases', tone: 'plain' as const };
		expect(
			placeLabels(
				[
					{ at: 0.1, ...same },
					{ at: 0.11, ...same },
				],
				joined,
			)[0]?.words,
		).toBe('You to #releases (2)');
	});
});

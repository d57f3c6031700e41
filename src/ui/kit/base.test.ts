import { describe, expect, it } from 'vitest';
import { debriefHref, labHref, readHash } from './base.ts';

describe('an address', () => {
	it('of a lab names the attempt behind the hash', () => {
		expect(labHref('stuck-image')).toBe('/labs/stuck-image/');
		expect(labHref('stuck-image', 'stuck-image-1a2b')).toBe('/labs/stuck-image/#a=stuck-image-1a2b');
		expect(labHref('stuck-image', 'new')).toBe('/labs/stuck-image/#new');
	});

	it('of a moment names attempt and position', () => {
		const made = debriefHref('stuck-image-1a2b', '12:3');
		expect(made).toBe('/debrief/#a=stuck-image-1a2b&p=12:3');
		expect(readHash(made.slice(made.indexOf('#')))).toEqual({ attempt: 'stuck-image-1a2b', position: '12:3', isNew: false });
	});

	it('without a hash names nothing', () => {
		expect(readHash('')).toEqual({ attempt: null, position: null, isNew: false });
		expect(readHash('#new')).toEqual({ attempt: null, position: null, isNew: true });
	});
});

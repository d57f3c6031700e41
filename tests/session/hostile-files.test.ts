import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ATTEMPT_FORMAT, type Finding, readAttemptFile, writeAttemptFile } from '../../src/session/index.ts';
import { HEADER, madeJournal } from './made-journal.ts';

const honest = writeAttemptFile({ journal: madeJournal(60), clock: 61_500, result: null });

/** The file as plain JSON, for a forger to change. */
// biome-ignore lint/suspicious/noExplicitAny: a forger may change anything
const forged = (change: (file: any) => void): string => {
	const file = JSON.parse(honest);
	change(file);
	return JSON.stringify(file);
};

function findings(text: string): readonly Finding[] {
	const read = readAttemptFile(text);
	return read.ok ? [] : read.findings;
}

/** First finding as one line. */
function refusal(text: string): string {
	const [first] = findings(text);
	return first === undefined ? 'accepted' : `${first.position}: ${first.what}`;
}

describe('an attempt file', () => {
	it('that is honest is read back as it was written', () => {
		expect(readAttemptFile(honest)).toEqual({ ok: true, file: { journal: madeJournal(60), clock: 61_500, result: null } });
	});

	it('may carry a result, which must belong to its head', () => {
		const journal = madeJournal(2);
		const result = { of: journal.entries[1]!.link, rubric: '1', reading: { D2: 'meets' } };
		expect(readAttemptFile(writeAttemptFile({ journal, clock: 2000, result }))).toMatchObject({ ok: true, file: { result } });
		expect(refusal(writeAttemptFile({ journal, clock: 2000, result: { ...result, of: '0'.repeat(12) } }))).toMatch(
			/^result: it belongs to head 000000000000/,
		);
	});

	it('may hold no input yet', () => {
		expect(refusal(writeAttemptFile({ journal: madeJournal(0), clock: 0, result: null }))).toBe('accepted');
	});
});

describe('a damaged attempt file is refused with the position:', () => {
	it.each<[what: string, text: string, refusal: RegExp]>([
		['empty', '', /^line 1, column 1: the file ends too early/],
		['no JSON', 'PK\u0003\u0004', /^line 1, column 1: no JSON from here on/],
		['JSON of something else', '{"apiVersion":"v1"}', /^header: this is no attempt/],
		['a list', '[1,2]', /^header: this is no attempt/],
		['null', 'null', /^header: this is no attempt/],
		[
			'another format version',
			forged((file) => (file.header.format = 'dryrun.attempt/9')),
			/^header: format "dryrun.attempt\/9" is not read here/,
		],
		['cut in the middle of a line', honest.slice(0, 4000), /^line \d+, column \d+: the file ends too early/],
		[
			'last entries cut off',
			forged((file) => file.entries.splice(55)),
			/^end: the file ends after entry 55, but its head names entry 60: it was cut short/,
		],
		['a removed entry', forged((file) => file.entries.splice(20, 1)), /^entry 21: is missing or was moved: entry 22 stands in its place/],
		[
			'two entries swapped',
			forged((file) => file.entries.splice(10, 2, file.entries[11], file.entries[10])),
			/^entry 11: is missing or was moved/,
		],
		['an entry twice', forged((file) => file.entries.splice(10, 0, file.entries[9])), /^entry 11: entry 10 stands here again/],
		[
			'an entry put in, renumbered',
			forged((file) => {
				file.entries.splice(10, 0, { ...file.entries[9] });
				for (const [index, entry] of file.entries.entries()) entry.n = index + 1;
			}),
			/^entry 11: its link [0-9a-f]{12} does not fit/,
		],
		['entries added at the end', forged((file) => file.entries.push({ ...file.entries[59], n: 61 })), /^entry 61: its link/],
		[
			'a changed text',
			forged((file) => (file.entries[36].input.text = 'kubectl get pods')),
			/^entry 37: its link [0-9a-f]{12} does not fit/,
		],
		['a changed time', forged((file) => (file.entries[36].at += 1)), /^entry 37: its link/],
		['a changed wall time', forged((file) => (file.entries[36].wall += 1)), /^entry 37: its link/],
		['a changed state hash', forged((file) => (file.entries[49].state = 'd'.repeat(64))), /^entry 50: its link/],
		['a changed link', forged((file) => (file.entries[36].link = '0'.repeat(12))), /^entry 37: its link 000000000000 does not fit/],
		['a changed seed', forged((file) => (file.header.seed = 'easier')), /^header: its link [0-9a-f]{12} does not fit what it says/],
		['another code name', forged((file) => (file.header.codeName = 'wren')), /^header: its link/],
		['another head', forged((file) => (file.head.link = '0'.repeat(12))), /^end: the head link 000000000000 is not the link of entry 60/],
		['a clock before the last entry', forged((file) => (file.clock.at = 10)), /^clock: 10 ms lies before the last entry/],
		['an unknown kind of input', forged((file) => (file.entries[4].input = { kind: 'solve' })), /^entry 5: input\.kind: /],
		['an unknown field', forged((file) => (file.entries[4].score = 5)), /^entry 5: unknown "score"/],
		['a missing field', forged((file) => delete file.entries[4].wall), /^entry 5: wall: /],
		['a time that is no integer', forged((file) => (file.entries[4].at = 1.5)), /^entry 5: at: /],
		['a negative time', forged((file) => (file.entries[4].at = -1)), /^entry 5: at: /],
		['a time beyond all time', forged((file) => (file.entries[4].at = 1e15)), /^entry 5: at: /],
		['a very long input', forged((file) => (file.entries[4].input.text = 'x'.repeat(20_001))), /^entry 5: input\.text: /],
		['a scenario name that is a path', forged((file) => (file.header.scenario = '../../etc')), /^header\.scenario: /],
		['markup as a date', forged((file) => (file.header.started = '<img src=x onerror=alert(1)>')), /^header\.started: /],
		['entries that are no list', forged((file) => (file.entries = { length: 1e9 })), /^entries: /],
		['too many entries', forged((file) => (file.entries = new Array(20_001).fill(0))), /^entr/],
		['too large', `${honest}${' '.repeat(8_000_001)}`, /^file: \d+ characters; at most 8000000 are read/],
		['too deep', `{"header":${'['.repeat(100_000)}`, /^line 1, column 22: nested deeper than 12 levels/],
		['a string of megabytes that never ends', `{"header":"${'\\n'.repeat(3_000_000)}`, /^line 1, column 6000012: the file ends too early/],
		[
			'a prototype in an entry',
			honest.replace('"n":7,', '"n":7,"__proto__":{"isAdmin":true},'),
			/^entry 7: the name "__proto__" is not allowed/,
		],
		['a prototype at the top', honest.replace('{', '{"__proto__":{"ok":true},'), /^file: the name "__proto__" is not allowed/],
		[
			'a constructor in the result',
			honest.replace(/}\n}\n$/, '},"result":{"constructor":{"prototype":{"x":1}}}}'),
			/^result: the name "constructor" is not allowed/,
		],
	])('%s', (_what, text, expected) => {
		expect(refusal(text)).toMatch(expected);
		expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false);
		expect(({} as { ok?: unknown }).ok).toBeUndefined();
	});

	it('one changed byte anywhere in the header or the entries', () => {
		const end = honest.indexOf('"clock"');
		fc.assert(
			fc.property(fc.nat({ max: end - 1 }), fc.integer({ min: 0x20, max: 0x7e }), (at, code) => {
				const text = honest.slice(0, at) + String.fromCharCode(code) + honest.slice(at + 1);
				const isSameData = (() => {
					try {
						return JSON.stringify(JSON.parse(text)) === JSON.stringify(JSON.parse(honest));
					} catch {
						return false;
					}
				})();
				expect(readAttemptFile(text).ok, `${at}: ${text.slice(Math.max(0, at - 20), at + 20)}`).toBe(isSameData);
			}),
			{ numRuns: 2000 },
		);
	});

	it('noise of any kind', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					fc.json(),
					fc.json().map((json) => `{"header":{"format":"${ATTEMPT_FORMAT}"},"entries":${json}}`),
				),
				(text) => {
					expect(readAttemptFile(text).ok).toBe(false);
				},
			),
		);
	});

	it('names at most twenty faults of the schema and never throws', () => {
		const text = JSON.stringify({ header: HEADER, root: '', entries: new Array(500).fill({}), head: 0, clock: 0 });
		expect(findings(text)).toHaveLength(20);
	});
});

import { describe, expect, it } from 'vitest';
import { FlagError, firstArgument, parseFlags, suggestions } from './flags.ts';
import { flagSpecs } from './kubectl/command-tree.ts';

const SPECS = flagSpecs(
	'all-namespaces,A:bool output,o namespace,n watch,w:bool tail:int64=-1 since:duration label-columns,L:stringSlice dry-run=none?unchanged',
);

describe('parseFlags', () => {
	it('takes flags anywhere, long, short, combined and attached', () => {
		const { flags, args } = parseFlags(SPECS, ['-Aw', 'pods', '-oyaml', '--namespace', 'shop', '-L=a,b', '-L', 'c', '--tail=5', 'x']);
		expect(args).toEqual(['pods', 'x']);
		expect(flags.bool('all-namespaces') && flags.bool('watch')).toBe(true);
		expect([flags.string('output'), flags.string('namespace'), flags.int('tail')]).toEqual(['yaml', 'shop', 5]);
		expect(flags.list('label-columns')).toEqual(['a', 'b', 'c']);
	});

	it('keeps defaults, and knows what was given', () => {
		const { flags } = parseFlags(SPECS, ['--dry-run']);
		expect([flags.int('tail'), flags.string('dry-run'), flags.changed('dry-run'), flags.changed('tail')]).toEqual([
			-1,
			'unchanged',
			true,
			false,
		]);
	});

	it('takes everything after two dashes as arguments', () => {
		expect(parseFlags(SPECS, ['a', '--', '-A'])).toMatchObject({ args: ['a', '-A'], dash: 1 });
	});

	it('sees the wish for help and reads no further', () => {
		expect(parseFlags(SPECS, ['--help', '--nonsense']).wantsHelp).toBe(true);
	});

	it.each([
		[['--foo'], 'unknown flag: --foo'],
		[['-x'], "unknown shorthand flag: 'x' in -x"],
		[['-Axyz'], "unknown shorthand flag: 'x' in -xyz"],
		[['-n'], "flag needs an argument: 'n' in -n"],
		[['--namespace'], 'flag needs an argument: --namespace'],
		[['---x'], 'bad flag syntax: ---x'],
		[['--watch=maybe'], 'invalid argument "maybe" for "-w, --watch" flag: strconv.ParseBool: parsing "maybe": invalid syntax'],
		[['--tail=a'], 'invalid argument "a" for "--tail" flag: strconv.ParseInt: parsing "a": invalid syntax'],
		[
			['--tail=99999999999999999999'],
			'invalid argument "99999999999999999999" for "--tail" flag: strconv.ParseInt: parsing "99999999999999999999": value out of range',
		],
		[['--since=5'], 'invalid argument "5" for "--since" flag: time: missing unit in duration "5"'],
	])('says what is wrong with %j', (words, message) => {
		expect(() => parseFlags(SPECS, words)).toThrow(new FlagError(message));
	});
});

describe('firstArgument', () => {
	it('skips flags and the values that they take', () => {
		expect(firstArgument(SPECS, ['-n', 'shop', '-A', 'get'])).toBe(3);
		expect(firstArgument(SPECS, ['--unknown', 'get', 'pods'])).toBe(2);
		expect(firstArgument(SPECS, ['--', 'get'])).toBeNull();
	});
});

describe('suggestions', () => {
	it('offers names two edits away and names that begin so', () => {
		const names = ['set', 'get', 'rollout', 'top'];
		expect(suggestions('gett', names)).toEqual(['set', 'get']);
		expect(suggestions('roll', names)).toEqual(['rollout']);
	});
});

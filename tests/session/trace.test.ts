import { describe, expect, it } from 'vitest';
import { Attempt, type Input, type PlayedStep, playInputs } from '../../src/session/index.ts';
import { smallShop } from './small-shop.ts';

const line = (text: string): PlayedStep => ({ input: { kind: 'line', text } });
const open = (view: Extract<Input, { kind: 'open' }>['view'], detail?: string): PlayedStep => ({
	input: { kind: 'open', view, ...(detail === undefined ? {} : { detail }) },
});

/** What was shown on a surface, with the position of each. */
async function shown(source: string, ...steps: PlayedStep[]): Promise<readonly (readonly [string, string])[]> {
	const { attempt } = await playInputs(smallShop, steps, { seed: 'seed', variant: 'only' });
	return attempt.trace.flatMap((entry) =>
		entry.kind === 'screen' && entry.source === source ? [[entry.position, entry.text] as const] : [],
	);
}

const numbers = 'for i in 1 2 3 4 5 6 7 8 9; do echo row-$i-{a,b,c,d,e} | tr " " "\\n"; done';

describe('the trace', () => {
	it('begins with the brief, which lies open', async () => {
		expect(await shown('brief')).toEqual([['0:1', 'Release checkout 1.1.0.']]);
	});

	it('holds what the terminal showed, the typed line with it, and not what went into a pipe or a file', async () => {
		const seen = await shown('terminal', line('cat notes.txt | wc -c; cat notes.txt > copy'));
		expect(seen).toEqual([['1:1', expect.stringMatching(/\$ cat notes\.txt \| wc -c; cat notes\.txt > copy\n28$/)]]);
	});

	it('holds only the last screenful of a long output, and the rest when it is scrolled to', async () => {
		const [[, first] = ['', '']] = await shown('terminal', line(numbers));
		expect(first).toContain('row-9-e');
		expect(first).not.toContain('row-1-a');
		const scrolled = await shown('terminal', line(numbers), { input: { kind: 'scroll', up: 40 } });
		expect(scrolled.at(-1)?.[0]).toBe('2:1');
		expect(scrolled.at(-1)?.[1]).toContain('row-1-a');
	});

	it('holds the messages of a channel once it is open, and those that come while it is', async () => {
		expect(await shown('chat', { wait: 60_000 })).toEqual([]);
		expect(await shown('chat', open('chat', 'releases'), { wait: 60_000 })).toEqual([
			['1:1', 'Mara Lind: Quiet so far.'],
			['1:4', 'Mara Lind: How does it look?'],
		]);
	});

	it('holds what the cluster view says of a thing as soon as it is different, while the view is open', async () => {
		const bad = line('kubectl set image deployment/checkout checkout=registry.example.com/shop/checkout:9.9.9');
		const texts = (await shown('cluster', open('cluster'), bad, { wait: 40_000 })).map(([, text]) => text);
		expect(texts[0]).toMatch(/^deployment\/checkout {2}3\/3 ready/);
		expect(texts.slice(1).join('\n')).toMatch(/pod\/checkout-\S+ {2}0\/1 {2}ImagePullBackOff/);
		const closed = await shown('cluster', open('cluster'), open('notebook'), bad, { wait: 40_000 });
		expect(closed).toHaveLength(1);
	});

	it('holds a page of the runbook when it is opened', async () => {
		expect(await shown('runbook', open('runbook', 'release'))).toEqual([['1:1', 'Release\nSet the image and watch.']]);
	});

	it('is not touched by completion or prompts', async () => {
		const attempt = await Attempt.start({ pack: smallShop.variant('only'), seed: 'seed' });
		const before = [attempt.trace.length, await attempt.stateHash()];
		expect((await attempt.complete('kubectl get pods ', 17)).words.length).toBeGreaterThan(0);
		await attempt.complete('cat no', 6);
		await attempt.shell.prompt();
		expect([attempt.trace.length, await attempt.stateHash()]).toEqual(before);
	});
});

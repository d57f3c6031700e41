import { beforeEach, expect, it } from 'vitest';
import { Terminal } from './testing.ts';

let terminal: Terminal;
beforeEach(async () => {
	terminal = await Terminal.open();
	await terminal.run('mkdir -p "my dir/sub" shop2; touch "my dir/file one" .hidden; alias tickle=tick; ticket() { :; }; TICKS=1');
});

/** Candidates for the end of `line`. */
const words = async (line: string): Promise<readonly string[]> => (await terminal.session.complete(line, line.length)).words;

it.each([
	['tick', ['tick', 'ticket', 'tickle']],
	['echo a | tick', ['tick', 'ticket', 'tickle']],
	['x=$(tick', ['tick', 'ticket', 'tickle']],
	['if tick', ['tick', 'ticket', 'tickle']],
	['A=1 tick', ['tick', 'ticket', 'tickle']],
	['tick t', ['ten', 'twenty']],
	['tick fr', ['fruit.txt']],
	['cat fr', ['fruit.txt']],
	['cat my', ['my\\ dir/']],
	['cat my\\ dir/', ['my\\ dir/file\\ one', 'my\\ dir/sub/']],
	['cat "my dir/f', ['my dir/file one']],
	['cat .h', ['.hidden']],
	['cat ~/sh', ['~/shop/']],
	['cd ', ['my\\ dir/', 'shop2/']],
	['./de', ['./deploy.sh']],
	['echo x > fr', ['fruit.txt']],
	['echo x 2>fr', ['fruit.txt']],
	['tick 1 --o=$TI', []],
	['echo $TI', ['$TICKS']],
	['nonsense zzz', []],
])('offers for %s', async (line, expected) => {
	expect(await words(line)).toEqual(expected);
});

it('says where the word starts, and completes in the middle of a line', async () => {
	expect(await terminal.session.complete('cat fr | wc', 6)).toEqual({ from: 4, words: ['fruit.txt'] });
	expect(await terminal.session.complete('cat "my d', 9)).toEqual({ from: 5, words: ['my dir/'] });
	expect((await terminal.session.complete('', 0)).words).toContain('tick');
});

/** The shell's own commands against what the GNU tools of Debian 12 print; each expectation was taken from the real one. */
import { beforeEach, describe, expect, it } from 'vitest';
import { Terminal } from '../testing.ts';

let terminal: Terminal;
beforeEach(async () => {
	terminal = await Terminal.open({
		files: {
			'/home/heron/w/fruit.txt': 'pear\napple\nfig\n',
			'/home/heron/w/dup.txt': 'x\nx\ny\napple\n',
			'/home/heron/w/last.txt': 'pear\napple\nfig',
			'/home/heron/w/d/same': 'a\n',
		},
		cwd: '/home/heron/w',
	});
});

describe('diff', () => {
	it.each([
		['diff fruit.txt dup.txt; echo $?', '1c1,3\n< pear\n---\n> x\n> x\n> y\n3d4\n< fig\n1\n'],
		['diff -u dup.txt fruit.txt | tail -n +3', '@@ -1,4 +1,3 @@\n-x\n-x\n-y\n+pear\n apple\n+fig\n'],
		['diff fruit.txt last.txt', '3c3\n< fig\n---\n> fig\n\\ No newline at end of file\n'],
		['diff fruit.txt fruit.txt; echo $?', '0\n'],
		['diff -q fruit.txt dup.txt', 'Files fruit.txt and dup.txt differ\n'],
		['diff -s fruit.txt fruit.txt', 'Files fruit.txt and fruit.txt are identical\n'],
		['diff -u0 fruit.txt dup.txt', "diff: invalid option -- '0'\ndiff: Try 'diff --help' for more information.\n"],
		['diff -U0 fruit.txt dup.txt | tail -n +3', '@@ -1 +1,3 @@\n-pear\n+x\n+x\n+y\n@@ -3 +4,0 @@\n-fig\n'],
		['diff nope fruit.txt; echo $?', 'diff: nope: No such file or directory\n2\n'],
		[
			'cp -r d e; echo b > e/same; echo c > e/more; diff -r d e; echo $?',
			'Only in e: more\ndiff -r d/same e/same\n1c1\n< a\n---\n> b\n1\n',
		],
		['diff <(echo a) <(echo b)', '1c1\n< a\n---\n> b\n'],
		['diff fruit.txt', "diff: missing operand after 'fruit.txt'\ndiff: Try 'diff --help' for more information.\n"],
	])('%s', async (line, printed) => {
		expect(await terminal.run(line)).toBe(printed);
	});

	it('names both files with their times', async () => {
		expect(await terminal.run('diff -u fruit.txt dup.txt | head -2')).toBe(
			'--- fruit.txt\t2026-11-23 09:00:00.000000000 +0000\n+++ dup.txt\t2026-11-23 09:00:00.000000000 +0000\n',
		);
	});
});

describe('xargs', () => {
	it.each([
		['echo a b c | xargs -n1', 'a\nb\nc\n'],
		['echo a b c | xargs -n 2', 'a b\nc\n'],
		["printf 'a b\\nc\\n' | xargs -I{} echo '<{}>'", '<a b>\n<c>\n'],
		["printf 'a b\\nc\\n' | xargs -I % echo %%", 'a ba b\ncc\n'],
		["printf 'a b\\nc d\\n' | xargs -L1 echo x", 'x a b\nx c d\n'],
		["printf 'a b\\0c\\0' | xargs -0 -n1 echo", 'a b\nc\n'],
		['echo a,b | xargs -d, -n1 echo', 'a\nb\n\n'],
		['echo \'"a b" c\' | xargs -n1', 'a b\nc\n'],
		['echo -n | xargs echo empty', 'empty\n'],
		['echo -n | xargs -r echo empty', ''],
		['echo a b | xargs -n1 false; echo $?', '123\n'],
		['echo a | xargs nope; echo $?', 'bash: nope: command not found\n127\n'],
		['echo "it\'s" | xargs', 'xargs: unmatched quote; by default quotes are special to xargs unless you use the -0 option\n'],
		['ls *.txt | xargs cat | wc -l', '9\n'],
	])('%s', async (line, printed) => {
		expect(await terminal.run(line)).toBe(printed);
	});
});

describe('ls', () => {
	it.each([
		['ls', 'd  dup.txt  fruit.txt  last.txt\n'],
		['ls | cat', 'd\ndup.txt\nfruit.txt\nlast.txt\n'],
		['ls -1r', 'last.txt\nfruit.txt\ndup.txt\nd\n'],
		['ls -l fruit.txt', '-rw-r--r-- 1 heron heron 15 Nov 23 09:00 fruit.txt\n'],
		['chmod 640 fruit.txt; ls -l fruit.txt | cut -c1-10', '-rw-r-----\n'],
		['ls -ld d /etc | tr -s " " | cut -d" " -f1,3,4', 'drwxr-xr-x root root\ndrwxr-xr-x heron heron\n'],
		['ln -s fruit.txt link; ls -l link | cut -d" " -f9-', 'link -> fruit.txt\n'],
		['ls nope; echo $?', "ls: cannot access 'nope': No such file or directory\n2\n"],
		['ls d nope fruit.txt', "ls: cannot access 'nope': No such file or directory\nfruit.txt\n\nd:\nsame\n"],
		['ls -R', '.:\nd  dup.txt  fruit.txt  last.txt\n\n./d:\nsame\n'],
		['touch -d 2020-01-02 old; ls -l old | cut -d" " -f6-', 'Jan  2  2020 old\n'],
		['ls -F', 'd/  dup.txt  fruit.txt  last.txt\n'],
	])('%s', async (line, printed) => {
		expect(await terminal.run(line)).toBe(printed);
	});

	it('fills columns downwards within the width of the terminal', async () => {
		await terminal.run('mkdir many; cd many; touch file-number-{01..12}.yaml');
		const rows = [1, 2, 3, 4].map((row) =>
			[row, row + 4, row + 8].map((number) => `file-number-${String(number).padStart(2, '0')}.yaml`).join('  '),
		);
		expect(await terminal.run('ls')).toBe(`${rows.join('\n')}\n`);
	});
});

describe('others', () => {
	it.each([
		['uniq -c dup.txt', '      2 x\n      1 y\n      1 apple\n'],
		['seq 3 | paste -sd,', '1,2,3\n'],
		['seq 4 | paste -d: - -', '1:2\n3:4\n'],
		['id; id -un; id nobody2', "uid=1000(heron) gid=1000(heron) groups=1000(heron)\nheron\nid: 'nobody2': no such user\n"],
		['uname -a', 'Linux ops 6.1.0-18-amd64 #1 SMP PREEMPT_DYNAMIC Debian 6.1.76-1 (2024-02-01) x86_64 GNU/Linux\n'],
		[
			'timeout 1 sleep 5; echo $?; timeout x sleep 1; echo $?',
			"124\ntimeout: invalid time interval ‘x’\nTry 'timeout --help' for more information.\n125\n",
		],
		['sleep 0.5 0.5; echo $SECONDS', '1\n'],
		['man nope; echo $?', 'No manual entry for nope\n16\n'],
		['f=$(mktemp); echo -n $f | wc -c; test -f "$f" && echo made', '19\nmade\n'],
		['sudo ls; echo $?', 'heron is not in the sudoers file.\nThis incident has been reported to the administrator.\n1\n'],
		['less fruit.txt | head -1; cat fruit.txt | less', 'pear\npear\napple\nfig\n'],
		['X=1 env | grep ^X=; env | grep -c SECONDS', 'X=1\n0\n'],
		['bash -ec "false; echo no"; echo $?', '1\n'],
		['bash -x -c "echo a"', '+ echo a\na\n'],
		['rm -rf /; echo $?', "rm: it is dangerous to operate recursively on '/'\nrm: use --no-preserve-root to override this failsafe\n1\n"],
		['trap "echo bye" EXIT; trap; bash -c "trap \'echo inner\' EXIT; exit 3"; echo $?; trap - EXIT', "trap -- 'echo bye' EXIT\ninner\n3\n"],
	])('%s', async (line, printed) => {
		expect(await terminal.run(line)).toBe(printed);
	});

	it('watch prints a screen again when it has changed', async () => {
		await terminal.session.type('n=1; watch -n 5 "cat fruit.txt | head -1"');
		const first = `Every 5.0s: cat fruit.txt | head -1${' '.repeat(16)}ops: Mon Nov 23 09:00:00 2026\n\npear\n\n`;
		expect(terminal.screen).toBe(first);
		await terminal.pass(20_000);
		expect(terminal.screen).toBe(first);
		await terminal.session.interrupt();
		expect(terminal.screen).toBe(`${first}^C\n`);
	});

	it('history lists, recalls and forgets', async () => {
		await terminal.run('echo one');
		await terminal.run(' echo hidden');
		expect(await terminal.run('!ec two')).toBe('echo one two\none two\n');
		expect(await terminal.run('echo !$')).toBe('echo two\ntwo\n');
		expect(await terminal.run("echo '!!' done!")).toBe('!! done!\n');
		expect(await terminal.run('history | tail -3')).toBe("    3  echo two\n    4  echo '!!' done!\n    5  history | tail -3\n");
		expect(await terminal.run('history -c; history')).toBe('');
		expect(terminal.session.history()).toEqual([]);
	});

	it('knows names near to what was typed', async () => {
		expect(await terminal.run('tikc; echo $?')).toBe("bash: tikc: command not found\nDid you mean:\n  command 'tick'\n127\n");
		expect(await terminal.run('unheard-of')).toBe('bash: unheard-of: command not found\n');
	});
});

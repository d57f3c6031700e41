import { beforeEach, describe, expect, it } from 'vitest';
import { Terminal } from './testing.ts';

let terminal: Terminal;
beforeEach(async () => {
	terminal = await Terminal.open();
});

describe('state between lines', () => {
	it('keeps variables, functions, aliases, options, arrays and the folder', async () => {
		await terminal.run('x=1; declare -A m=([a]=b); list=(p q); greet() { echo "hi $1 $x"; }; alias hello="greet there"');
		await terminal.run('cd /tmp && set -u && export EXPORTED=yes');
		expect(await terminal.run(`hello; echo \${m[a]} \${list[1]}; pwd; printenv EXPORTED`)).toBe('hi there 1\nb q\n/tmp\nyes\n');
		expect(await terminal.run('echo $unset; echo never')).toBe('bash: unset: unbound variable\n');
		expect(await terminal.run('echo $? $x')).toBe('1 1\n');
	});

	it('keeps the exit code of the line before', async () => {
		await terminal.run('(exit 7)');
		expect(await terminal.run('echo $?')).toBe('7\n');
		await terminal.run('false | true');
		expect(await terminal.run(`echo $? \${PIPESTATUS[0]}`)).toBe('0 1\n');
	});

	it('survives an interrupted loop, with what the loop has done so far', async () => {
		await terminal.session.type('n=0; f() { local hidden=1; while true; do n=$((n+1)); tick 1; sleep 5; done; }; f; echo unreached');
		await terminal.pass(12_000);
		await terminal.session.interrupt();
		expect(terminal.session.isBusy).toBe(false);
		expect(await terminal.run('echo $? n=$n hidden=$hidden; f2() { echo ok; }; f2')).toBe('130 n=3 hidden=\nok\n');
	});

	it('starts anew after exit, over the same files', async () => {
		await terminal.run('x=1; echo kept > note.txt');
		expect(await terminal.run('exit')).toBe('logout\n');
		expect(await terminal.run('echo "[$x]"; cat note.txt')).toBe('[]\nkept\n');
	});

	it('gives scripts a shell of their own, with their name and line in messages', async () => {
		await terminal.run("cat > s.sh <<'END'\n#!/bin/bash\ntrap 'echo bye' EXIT\necho $0 $1 $#\nnope\nx=script\nexit 3\nEND");
		await terminal.run('chmod +x s.sh; x=mine');
		expect(await terminal.run('./s.sh a b; echo $? $x')).toBe('./s.sh a 2\n./s.sh: line 4: nope: command not found\nbye\n3 mine\n');
		expect(await terminal.run("echo '#!/usr/bin/env python3' > p.py; chmod +x p.py; ./p.py; echo $?")).toBe(
			'/usr/bin/env: ‘python3’: No such file or directory\n127\n',
		);
	});

	it('hands exported variables down, and only those', async () => {
		await terminal.run('export UP=1; mine=2');
		expect(
			await terminal.run(
				'bash -c \'bash -c "printenv UP TEMP mine"; export DOWN=3\'; TEMP=4 bash -c "bash -c \'printenv TEMP\'"; printenv DOWN',
			),
		).toBe('1\n4\n');
		expect(await terminal.run('bash -c "printenv DOWN"; echo $?')).toBe('1\n');
	});

	it('does not take an error in a subshell for its own', async () => {
		expect(await terminal.run('(set -e; false; echo never); echo $? on')).toBe('1 on\n');
	});

	it('ends the shell on an error under set -e, as an interactive bash does', async () => {
		await terminal.run('set -e');
		expect(await terminal.run('false; echo never')).toBe('logout\n');
		expect(await terminal.run('false; echo again')).toBe('again\n');
	});
});

describe('output', () => {
	it.each([
		['tick 1', 'tick 1 (terminal)\n'],
		['true && tick 1', 'tick 1 (terminal)\n'],
		['if tick 1; then tick 1 body; fi', 'tick 1 (terminal)\nbody 1 (terminal)\n'],
		['for i in a b; do tick 1 $i; done', 'a 1 (terminal)\nb 1 (terminal)\n'],
		['f() { tick 1; }; f', 'tick 1 (terminal)\n'],
		['f() { tick 1; }; f | cat', 'tick 1\n'],
		['f() { tick 1; }; x=$(f); echo "$x"', 'tick 1\n'],
		['eval "tick 1"', 'tick 1 (terminal)\n'],
		['bash -c "tick 1"', 'tick 1 (terminal)\n'],
		['bash -c "tick 1" | cat', 'tick 1\n'],
		['./deploy.sh x 2>&1 | head -1', 'bash: ./deploy.sh: Permission denied\n'],
		['tick 1 | cat', 'tick 1\n'],
		['echo x | tick 1', 'tick 1 (terminal)\n'],
		['tick 1 > out; cat out', 'tick 1\n'],
		['{ tick 1; tick 1 b; } > out; cat out', 'tick 1\nb 1\n'],
		['tick 1 2>/dev/null', 'tick 1 (terminal)\n'],
		['tick 1 2>&1', 'tick 1 (terminal)\n'],
		['tick 1 >&2', 'tick 1\n'],
		['(tick 1)', 'tick 1 (terminal)\n'],
		['echo "$(tick 1)"', 'tick 1\n'],
		['cat <(tick 1)', 'tick 1\n'],
		['case a in a) tick 1;; esac', 'tick 1 (terminal)\n'],
		['! tick 1', 'tick 1 (terminal)\n'],
		['for w in $(tick 1); do echo $w; done', 'tick\n1\n'],
		['echo a | while read l; do tick 1 $l; done', 'a 1 (terminal)\n'],
		['while read l; do tick 1 $l; done < fruit.txt', 'pear 1 (terminal)\napple 1 (terminal)\nfig 1 (terminal)\n'],
		['echo a b | xargs -n1 tick 1', 'a 1 (terminal)\nb 1 (terminal)\n'],
		['timeout 5 tick 1', 'tick 1 (terminal)\n'],
	])('knows for %s whether a command writes to the terminal', async (line, printed) => {
		if (line.startsWith('./')) await terminal.run('chmod -x deploy.sh');
		expect(await terminal.run(line)).toBe(printed);
	});

	it('comes in the order in which it happens', async () => {
		const text = await terminal.run('echo start; for i in 1 2; do echo "round $i"; tick 2; kubctl; done; echo end');
		expect(text).toBe(
			'start\nround 1\ntick 1 (terminal)\ntick 2 (terminal)\nbash: kubctl: command not found\nround 2\ntick 1 (terminal)\ntick 2 (terminal)\nbash: kubctl: command not found\nend\n',
		);
		expect(terminal.printed.find(({ text: part }) => part.startsWith('round 2'))?.at).toBe(1000);
	});

	it('of a script streams too', async () => {
		await terminal.session.type('bash deploy.sh checkout');
		expect(terminal.screen).toBe('deploying checkout\ntick 1 (terminal)\n');
		await terminal.pass(1000);
		expect(terminal.screen).toBe('deploying checkout\ntick 1 (terminal)\ntick 2 (terminal)\ndone\n');
	});

	it('of a pipe of filters is shown while the pipe is open', async () => {
		await terminal.session.type("tick 4 | grep -v 2 | sed 's/tick/tock/' | tee log.txt");
		expect(terminal.screen).toBe('tock 1\n');
		await terminal.pass(1000);
		expect(terminal.screen).toBe('tock 1\n');
		await terminal.pass(1000);
		expect(terminal.screen).toBe('tock 1\ntock 3\n');
		await terminal.pass(1000);
		expect(terminal.screen).toBe('tock 1\ntock 3\ntock 4\n');
		expect(await terminal.run('cat log.txt')).toBe('tock 1\ntock 3\ntock 4\n');
	});

	it('of a pipe into head ends the writer when head has enough', async () => {
		expect(await terminal.run('tick 100 | head -2; echo $? at $SECONDS')).toBe('tick 1\ntick 2\n0 at 2\n');
		expect(await terminal.run('for i in 1 2; do tick 2; done | grep -c tick')).toBe('4\n');
	});

	it('of a pipe whose reader needs all of it comes at the end', async () => {
		await terminal.session.type('tick 3 | sort -r');
		await terminal.pass(1500);
		expect(terminal.screen).toBe('');
		await terminal.pass(1000);
		expect(terminal.screen).toBe('tick 3\ntick 2\ntick 1\n');
	});

	it('and errors that are joined keep their order', async () => {
		expect(await terminal.run('{ echo a; ls nope; echo b; } 2>&1 | cat -n')).toBe(
			"     1\ta\n     2\tls: cannot access 'nope': No such file or directory\n     3\tb\n",
		);
		expect(await terminal.run('{ echo a; ls nope; echo b; } &> both; cat both')).toBe(
			"a\nls: cannot access 'nope': No such file or directory\nb\n",
		);
	});

	it('shows what set -x writes before the command runs', async () => {
		await terminal.session.type('set -x; tick 2 "a b"');
		expect(terminal.screen).toBe("+ tick 2 'a b'\na b 1 (terminal)\n");
	});

	it('keeps the two streams apart', async () => {
		expect(await terminal.run('warn a 2>/dev/null; warn b >/dev/null; echo $?; echo in | warn c 2>&1 | sort')).toBe(
			'in: ""\nwarning: b\n3\nin: "in\\n"\nwarning: c\n',
		);
		expect(await terminal.run('cat /dev/null; echo x > /dev/tty; echo y >&2')).toBe('x\ny\n');
	});
});

describe('Ctrl-C', () => {
	it('ends a loop whose command waits', async () => {
		await terminal.session.type('while true; do tick 1; sleep 5; done');
		await terminal.pass(7000);
		expect(terminal.session.waiting()).toEqual({ at: 10_000, onChange: false });
		await terminal.session.interrupt();
		expect(terminal.session.waiting()).toBeNull();
		expect(terminal.screen).toBe('tick 1 (terminal)\ntick 1 (terminal)\n^C\n');
		expect(await terminal.run('echo $?')).toBe('130\n');
	});

	it.each([
		'tick 9 | sort',
		'x=$(tick 9)',
		'bash -c "tick 9; echo no"',
		'(tick 9; echo no); echo no',
		'tick 9 && echo no || echo no',
		'echo 9 | xargs tick',
		'timeout 60 tick 9',
	])('ends %s and what follows', async (line) => {
		await terminal.session.type(line);
		await terminal.pass(500);
		await terminal.session.interrupt();
		expect(terminal.session.isBusy).toBe(false);
		expect(terminal.screen.replace('tick 1 (terminal)\n', '')).toBe('^C\n');
	});

	it('throws typed-ahead lines away and changes nothing on an idle prompt', async () => {
		await terminal.session.type('sleep 5');
		await terminal.session.type('echo ahead');
		await terminal.session.interrupt();
		expect(terminal.screen).toBe('^C\n');
		await terminal.session.interrupt();
		expect(terminal.screen).toBe('^C\n');
		expect(await terminal.run('echo $?')).toBe('130\n');
	});
});

describe('waiting', () => {
	it('lets typed-ahead lines wait their turn, and shows them behind their prompt then', async () => {
		await terminal.session.type('sleep 2; echo first');
		await terminal.session.type('echo second; tick 2');
		await terminal.session.type('echo third');
		expect(terminal.screen).toBe('');
		await terminal.pass(10_000);
		expect(terminal.screen).toBe(
			'first\nheron@ops:~/shop (prod/shop) $ echo second; tick 2\nsecond\ntick 1 (terminal)\ntick 2 (terminal)\nheron@ops:~/shop (prod/shop) $ echo third\nthird\n',
		);
	});

	it('says what it waits for', async () => {
		await terminal.session.type('until-change');
		expect(terminal.session.waiting()).toEqual({ at: null, onChange: true });
		await terminal.session.wake();
		expect(terminal.screen).toBe('changed\n');
		expect(terminal.session.waiting()).toBeNull();
	});

	it('gives read the next line that is typed', async () => {
		await terminal.session.type('read -p "Apply? " answer; echo "[$answer]"');
		expect(terminal.session.isBusy).toBe(true);
		expect(terminal.session.waiting()).toEqual({ at: null, onChange: false });
		await terminal.session.type('yes please');
		expect(terminal.screen).toBe('Apply? [yes please]\n');
		await terminal.session.type('sleep 1; read a; read b; echo "$a-$b"');
		await terminal.session.type('one');
		await terminal.session.type('two');
		await terminal.pass(1000);
		expect(terminal.screen).toBe('Apply? [yes please]\none-two\n');
		expect(await terminal.run('echo piped | { read x; echo $x; }; read y < fruit.txt; echo $y')).toBe('piped\npear\n');
		await terminal.session.type("bash -c 'read z; echo got $z'");
		await terminal.session.type('it');
		expect(terminal.screen.endsWith('got it\n')).toBe(true);
	});

	it('does not end a sleep early', async () => {
		await terminal.session.type('sleep 5');
		terminal.now = 4000;
		await terminal.session.wake();
		expect(terminal.session.isBusy).toBe(true);
	});

	it('stops an endless loop by counting, with a clear message and a usable shell', async () => {
		for (const line of ['while :; do :; done', 'while ((1)); do ((i++)); done', 'f() { f; }; f', 'until false; do x=$x; done']) {
			expect(await terminal.run(line)).toMatch(/^bash: .*(does not end|maximum recursion depth|recursion)/);
			expect(await terminal.run('echo $? usable')).toBe('126 usable\n');
		}
		expect(await terminal.run("awk 'BEGIN { while (1) x++ }'; echo after")).toMatch(/limit|iterations/);
		expect(await terminal.run('echo usable')).toBe('usable\n');
	});

	it('takes no loop for endless that waits', async () => {
		expect(await terminal.run('for i in {1..3000}; do :; :; :; sleep 1; :; :; :; :; done; echo whole', 4_000_000)).toBe('whole\n');
	});

	it('reads time and dice from the simulated world', async () => {
		const lines =
			'date +%FT%T; echo $RANDOM $RANDOM; printf "%(%H:%M)T\\n" -1; echo $SECONDS $EPOCHSECONDS; jq -n now; awk "BEGIN { srand(); print rand() }"; touch f; ls -l f';
		terminal.now = 61_000;
		const text = await terminal.run(lines);
		expect(text).toMatch(
			/^2026-11-23T09:01:01\n\d+ \d+\n09:01\n61 1795424461\n1795424461\n0\.\d+\n-rw-r--r-- 1 heron heron 0 Nov 23 09:01 f\n$/,
		);
		const other = await Terminal.open();
		other.now = 61_000;
		expect(await other.run(lines)).toBe(text);
		expect(await (await Terminal.open({ seed: 'other' })).run('echo $RANDOM $RANDOM')).not.toBe(
			await (await Terminal.open()).run('echo $RANDOM $RANDOM'),
		);
	});

	it('measures with time in simulated seconds', async () => {
		expect(await terminal.run('time tick 3 >/dev/null')).toBe('\nreal\t0m2.000s\nuser\t0m0.000s\nsys\t0m0.000s\n');
	});

	it('gives timeout its exit code', async () => {
		expect(await terminal.run('timeout 2 tick 9; echo $?; timeout 9 tick 2 >/dev/null; echo $?')).toBe(
			'tick 1 (terminal)\ntick 2 (terminal)\n124\n0\n',
		);
	});
});

describe('commands over several lines', () => {
	it('go on until they are complete, behind a second prompt', async () => {
		await terminal.run('for i in 1 2');
		expect(await terminal.session.prompt()).toBe('> ');
		await terminal.run('do echo $i');
		expect(await terminal.run('done')).toBe('1\n2\n');
		await terminal.run('cat > f.yaml <<EOF');
		await terminal.run('a: 1');
		await terminal.run('EOF');
		expect(await terminal.run('cat f.yaml')).toBe('a: 1\n');
		await terminal.run('echo "open');
		await terminal.session.interrupt();
		expect(await terminal.run('echo closed')).toBe('closed\n');
	});

	it.each([
		['fi', "bash: syntax error near unexpected token `fi'\n"],
		['echo a; }', "bash: syntax error near unexpected token `}'\n"],
		['if true; then echo; done', "bash: syntax error near unexpected token `done'\n"],
	])('are refused when nothing can complete them: %s', async (line, message) => {
		expect(await terminal.run(line)).toBe(message);
		expect(await terminal.run('echo $?')).toBe('2\n');
	});
});

describe('background jobs', () => {
	it('run beside the prompt and are reported when they end', async () => {
		expect(await terminal.run('sleep 5 &')).toBe('[1] 4242\n');
		expect(await terminal.run('echo $!; jobs')).toBe('4242\n[1]+  Running                 sleep 5 &\n');
		await terminal.pass(6000);
		expect(await terminal.run('echo x')).toBe('x\n[1]+  Done                    sleep 5\n');
	});

	it('can be waited for, brought back and ended', async () => {
		await terminal.run('tick 3 a > a.txt & tick 2 b > b.txt &');
		expect(await terminal.run('wait; cat a.txt b.txt')).toBe('a 1\na 2\na 3\nb 1\nb 2\n');
		await terminal.run('sleep 100 &');
		expect(await terminal.run('kill %1; echo $?')).toMatch(/^0\n\[1\]\+ {2}Terminated {14}sleep 100\n$/);
		await terminal.run('tick 3 >/dev/null &');
		await terminal.session.type('fg');
		await terminal.session.interrupt();
		expect(await terminal.run('jobs')).toBe('');
	});
});

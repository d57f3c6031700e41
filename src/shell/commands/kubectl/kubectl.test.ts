import { describe, expect, it } from 'vitest';
import { WORLDS } from '../../../../tests/fidelity/worlds.ts';
import { advance, createWorld, handle, nextDue, type Request, type Response } from '../../../sim/index.ts';
import { type CommandIo, Interrupted } from '../../command.ts';
import { kubectl, UNSUPPORTED } from './index.ts';

/** A terminal over one of the fidelity worlds, whose time runs while a command waits. */
class Lab {
	#world: ReturnType<typeof createWorld>;
	readonly #epochMs: number;
	readonly requests: Request[] = [];
	readonly files = new Map<string, string>();

	constructor(name: string) {
		const found = WORLDS.find((world) => world.name === name);
		if (!found) throw new Error(`No world ${name}`);
		const { plan, at } = found;
		this.#world = advance(createWorld(plan, 'kubectl'), at).world;
		this.#epochMs = Date.parse(plan.startsAt);
		const { user, namespace } = plan.player;
		const { context, server } = plan.cluster;
		this.files.set(
			'/home/me/.kube/config',
			`clusters:\n- cluster:\n    server: ${server}\n  name: c\ncontexts:\n- context:\n    cluster: c\n    namespace: ${namespace}\n    user: ${user}\n  name: ${context}\ncurrent-context: ${context}\nusers:\n- name: ${user}\n  user: {}\n`,
		);
	}

	io(limitMs: number): CommandIo & { readonly text: { out: string; err: string } } {
		const start = this.#world.now;
		const text = { out: '', err: '' };
		return {
			text,
			stdin: '',
			cwd: '/home/me',
			env: new Map([['HOME', '/home/me']]),
			files: {
				read: async (path) => this.files.get(path) as string,
				write: async (path, content) => {
					this.files.set(path, content);
				},
				exists: async (path) => this.files.has(path),
				list: async () => [],
			},
			isTerminal: true,
			columns: 80,
			rows: 24,
			out: (words) => {
				text.out += words;
			},
			err: (words) => {
				text.err += words;
			},
			request: (request): Response => {
				this.requests.push(request);
				const { world, response } = handle(this.#world, request);
				this.#world = world;
				return response;
			},
			now: () => this.#world.now,
			epochMs: this.#epochMs,
			sleep: async (ms) => {
				this.#world = advance(this.#world, ms).world;
			},
			change: async (until) => {
				const end = start + limitMs;
				if (this.#world.now >= end) throw new Interrupted();
				const next = Math.min(nextDue(this.#world) ?? end, until ?? end, end);
				this.#world = advance(this.#world, Math.max(0, next - this.#world.now)).world;
			},
		};
	}

	/** Runs a line; `limitMs` of simulated time later somebody presses Ctrl-C (code 130). */
	async run(line: string, limitMs = 600_000): Promise<{ readonly out: string; readonly err: string; readonly code: number }> {
		const io = this.io(limitMs);
		const words = line.match(/(?:'[^']*'|[^\s'])+/g)?.map((word) => word.replaceAll("'", '')) ?? [];
		try {
			return { code: await kubectl.run(words, io), ...io.text };
		} catch (error) {
			if (!(error instanceof Interrupted)) throw error;
			return { code: 130, ...io.text };
		}
	}
}

describe('kubectl on the command line', () => {
	it.each([
		['gett pods', 'error: unknown command "gett" for "kubectl"\n\nDid you mean this?\n\tset\n\tget\n'],
		['get --foo', "error: unknown flag: --foo\nSee 'kubectl get --help' for usage.\n"],
		['rollout statuss', 'error: unknown command "statuss"\nSee \'kubectl rollout -h\' for help and examples\n'],
		['get foo', 'error: the server doesn\'t have a resource type "foo"\n'],
		['get pod nope', 'Error from server (NotFound): pods "nope" not found\n'],
		['get pods nope nope2', 'Error from server (NotFound): pods "nope" not found\nError from server (NotFound): pods "nope2" not found\n'],
		["get pods -o jsonpath='{.items[0]'", 'error: error parsing jsonpath {.items[0], unclosed action\n'],
		['scale deploy/checkout --replicas=3 --current-replicas=9', 'error: Expected replicas to be 9, was 4\n'],
		['set image deploy/checkout web=x:1', 'error: unable to find container named "web"\n'],
		['rollout history deploy/checkout --revision=9', 'error: unable to find the specified revision\n'],
		['get pods --context=nope', 'Error in configuration: context was not found for specified context: nope\n'],
		['get pods --request-timeout=soon', /^error: Invalid timeout value\./],
		['exec -it x -- sh', /^error: kubectl exec is not supported here: /],
	])('refuses `%s` in the words of the original', async (line, err) => {
		const result = await new Lab('healthy').run(line);
		expect([result.code, result.out]).toEqual([1, '']);
		if (typeof err === 'string') expect(result.err).toBe(err);
		else expect(result.err).toMatch(err);
	});

	it('changes nothing by a mistyped line', async () => {
		const lab = new Lab('healthy');
		for (const line of [
			'gett pods',
			'delete',
			'scale deploy/checkout --replicas=x',
			'set image deploy/checkout web=x:1',
			'rollout undo pod/x',
		]) {
			await lab.run(line);
		}
		expect(lab.requests.filter((request) => 'method' in request && request.method !== 'GET')).toEqual([]);
	});

	it('says that nothing was found without failing', async () => {
		expect(await new Lab('healthy').run('get pods -l app=nobody')).toEqual({
			code: 0,
			out: '',
			err: 'No resources found in shop namespace.\n',
		});
	});

	it('tells that no server answers when there is no kubeconfig', async () => {
		const lab = new Lab('healthy');
		lab.files.clear();
		const { code, err } = await lab.run('get pods');
		expect(code).toBe(1);
		expect(err.split('\n').slice(-2)[0]).toBe(
			'The connection to the server localhost:8080 was refused - did you specify the right host or port?',
		);
	});

	it('answers for every command that is not built, with a reason and exit code 1', async () => {
		const lab = new Lab('healthy');
		for (const { path, says } of UNSUPPORTED) {
			const { code, err } = await lab.run(path.replace(/^kubectl /, ''));
			expect([path, code]).toEqual([path, 1]);
			expect(err.startsWith(says ?? `error: ${path} is not supported here: it needs `)).toBe(true);
		}
		expect(lab.requests).toEqual([]);
	});
});

describe('kubectl and its kubeconfig', () => {
	it('writes another context and uses it', async () => {
		const lab = new Lab('healthy');
		expect((await lab.run('config set-context --current --namespace=kube-system')).out).toBe('Context "prod" modified.\n');
		expect((await lab.run('config get-contexts')).out).toBe(
			'CURRENT   NAME   CLUSTER   AUTHINFO   NAMESPACE\n*         prod   c         heron      kube-system\n',
		);
		expect((await lab.run('get pods -l app=checkout')).err).toBe('No resources found in kube-system namespace.\n');
	});
});

describe('kubectl over time', () => {
	it('follows a rollout until it is done', async () => {
		const lab = new Lab('healthy');
		await lab.run('rollout restart deploy/cart');
		const { out, code } = await lab.run('rollout status deploy/cart');
		expect(code).toBe(0);
		expect(out.split('\n').at(-2)).toBe('deployment "cart" successfully rolled out');
		expect(out).toContain('Waiting for deployment "cart" rollout to finish: 1 out of 2 new replicas have been updated...\n');
	});

	it('gives a stuck rollout up at its timeout, and at once when its deadline has passed', async () => {
		const lab = new Lab('healthy');
		await lab.run('set image deploy/checkout checkout=registry.example.com/shop/checkout:9.9.9');
		expect((await lab.run('rollout status deploy/checkout --timeout=20s')).err).toBe('error: timed out waiting for the condition\n');
		expect((await lab.run('rollout status deploy/checkout', 3_600_000)).err).toBe(
			'error: deployment "checkout" exceeded its progress deadline\n',
		);
	});

	it('goes back to the last revision that was good', async () => {
		const lab = new Lab('healthy');
		const image = "get deploy checkout -o jsonpath='{.spec.template.spec.containers[0].image}'";
		const before = (await lab.run(image)).out;
		await lab.run('set image deploy/checkout checkout=registry.example.com/shop/checkout:9.9.9');
		await lab.run('rollout status deploy/checkout --timeout=20s');
		expect((await lab.run('rollout undo deploy/checkout')).out).toBe('deployment.apps/checkout rolled back\n');
		expect((await lab.run('rollout status deploy/checkout')).code).toBe(0);
		expect((await lab.run(image)).out).toBe(before);
	});

	it('watches pods change, each row under the header of the first', async () => {
		const lab = new Lab('healthy');
		await lab.run('set image deploy/checkout checkout=registry.example.com/shop/checkout:9.9.9');
		const { out, code } = await lab.run('get pods -w -l app=checkout', 30_000);
		expect(code).toBe(130);
		expect(out.match(/^NAME /gm)).toHaveLength(1);
		expect(out).toMatch(/0\/1 +Pending[\s\S]*0\/1 +ContainerCreating[\s\S]*0\/1 +ErrImagePull/);
	});

	it('follows a log without repeating or losing a line', async () => {
		const followed = (await new Lab('healthy').run('logs -f deploy/checkout --tail=3', 60_000)).out;
		const lab = new Lab('healthy');
		await lab.run('get pods -w', 60_000);
		const later = (await lab.run('logs deploy/checkout --tail=40')).out;
		expect(followed.split('\n').length).toBeGreaterThan(6);
		expect(later.endsWith(followed)).toBe(true);
	});

	it('waits until a deleted pod is gone', async () => {
		const lab = new Lab('healthy');
		const name = (await lab.run("get pods -l app=cart -o jsonpath='{.items[0].metadata.name}'")).out;
		expect((await lab.run(`delete pod ${name}`)).out).toBe(`pod "${name}" deleted from shop namespace\n`);
		expect((await lab.run(`get pod ${name}`)).err).toBe(`Error from server (NotFound): pods "${name}" not found\n`);
	});
});

describe('kubectl completion', () => {
	const complete = async (line: string): Promise<readonly string[]> =>
		(await kubectl.complete?.(line.split(' '), new Lab('healthy').io(0))) ?? [];

	it.each([
		['rol', ['rollout']],
		['rollout st', ['status']],
		['get depl', ['deployments']],
		['rollout undo ', ['deployments']],
		['rollout undo deploy/c', ['deploy/cart', 'deploy/checkout']],
		['get deploy ch', ['checkout']],
		['get pods -n ku', ['kube-node-lease', 'kube-public', 'kube-system']],
		['get pods --show-l', ['--show-labels']],
		['get pods -o ya', ['yaml']],
		['set image deploy checkout ', ['checkout=']],
		['config use-context ', ['prod']],
		['get nothing ', []],
	])('offers for `%s`', async (line, words) => {
		expect(await complete(line)).toEqual(words);
	});
});

/** Random attempts on the small shop: what people type, write and pin, with time between. */
import fc from 'fast-check';
import type { Input, PlayedStep } from '../../src/session/index.ts';

const LINES = [
	'kubectl get pods',
	'kubectl get deployment checkout -o yaml | grep -n image',
	'kubectl set image deployment/checkout checkout=registry.example.com/shop/checkout:1.1.0',
	'kubectl set image deployment/checkout checkout=registry.example.com/shop/checkout:9.9.9',
	'kubectl rollout status deployment/checkout',
	'kubectl rollout status deployment/checkout --timeout=20s && echo fine',
	'kubectl rollout undo deployment/checkout',
	'kubectl scale deployment/checkout --replicas=2',
	'kubectl get events | tail -n 3',
	'for i in 1 2 3; do date; sleep 7; done',
	'x=$RANDOM; echo $x > /tmp/x',
	'cat /tmp/x notes.txt',
	'sleep 40; echo woke',
	'kubectl get pod -w',
	'nonsense',
] as const;

const input: fc.Arbitrary<Input> = fc.oneof(
	{ weight: 6, arbitrary: fc.constantFrom(...LINES).map((text): Input => ({ kind: 'line', text })) },
	{ weight: 2, arbitrary: fc.constant<Input>({ kind: 'key', key: 'ctrl-c' }) },
	fc.constantFrom<Input>(
		{ kind: 'message', channel: 'releases', text: 'Rolling out 1.1.0 now.' },
		{ kind: 'open', view: 'cluster' },
		{ kind: 'open', view: 'chat', detail: 'releases' },
		{ kind: 'open', view: 'runbook', detail: 'release' },
		{ kind: 'pin', id: 'p1', evidence: { source: 'terminal', text: 'Running', at: 0 } },
		{ kind: 'hypothesis', id: 'h1', belief: { component: 'checkout', cause: 'image-missing' }, status: 'open', pins: ['p1'] },
		{ kind: 'conclude', belief: null, happened: 'nothing', fix: 'none', prevention: 'none', told: 'all' },
		{ kind: 'scroll', up: 5 },
		{ kind: 'resize', columns: 120, rows: 40 },
		{ kind: 'pace', speed: '16x' },
		{ kind: 'hint', hint: 'look' },
	),
);

export const steps: fc.Arbitrary<readonly PlayedStep[]> = fc.array(
	fc.oneof(
		input.map((given): PlayedStep => ({ input: given })),
		fc.integer({ min: 0, max: 60_000 }).map((wait): PlayedStep => ({ wait })),
	),
	{ minLength: 1, maxLength: 16 },
);

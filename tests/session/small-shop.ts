/** A small scenario made in code: one deployment, a good next image, one that was never pushed, somebody who answers. */
import type { ScenarioPack } from '../../src/session/index.ts';
import type { JsonObject, WorldPlan } from '../../src/sim/index.ts';

const IMAGE = 'registry.example.com/shop/checkout';

const labels = { app: 'checkout' };
const deployment = {
	apiVersion: 'apps/v1',
	kind: 'Deployment',
	metadata: { name: 'checkout', namespace: 'shop', labels },
	spec: {
		replicas: 3,
		selector: { matchLabels: labels },
		template: {
			metadata: { labels },
			spec: {
				containers: [
					{
						name: 'checkout',
						image: `${IMAGE}:1.0.0`,
						ports: [{ containerPort: 8080 }],
						readinessProbe: { httpGet: { path: '/ready', port: 8080 }, periodSeconds: 5 },
					},
				],
			},
		},
	},
} satisfies JsonObject;

const service = {
	apiVersion: 'v1',
	kind: 'Service',
	metadata: { name: 'checkout', namespace: 'shop' },
	spec: { selector: labels, ports: [{ port: 80, targetPort: 8080 }] },
} satisfies JsonObject;

const workload = (version: string): WorldPlan['workloads'][number] => ({
	image: `${IMAGE}:${version}`,
	startup: { medianMs: 4000, spread: 0.3 },
	needs: [],
	logs: { startup: ['{time} starting {version}'], steady: [{ everyMs: 7000, line: '{time} served {n}' }], shutdown: ['{time} bye'] },
	shutdownMs: 1500,
});

const image = (tag: string, digit: string): WorldPlan['registry']['images'][number] => ({
	repository: IMAGE,
	tag,
	digest: `sha256:${digit.repeat(64)}`,
	sizeBytes: 80_000_000,
	pushedAt: -86_400_000,
});

const plan: WorldPlan = {
	startsAt: '2026-11-13T14:05:00Z',
	historyMs: 3_600_000,
	cluster: {
		context: 'prod',
		server: 'https://prod.example.com:6443',
		nodes: [1, 2].map((n) => ({ name: `node-${n}`, cpu: '8', memory: '32Gi', pods: 110, internalIP: `10.0.0.${n}` })),
		objects: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } }, deployment, service],
	},
	registry: { hosts: ['registry.example.com'], images: [image('1.0.0', 'a'), image('1.1.0', 'b')] },
	workloads: [workload('1.0.0'), workload('1.1.0')],
	history: [],
	people: [
		{
			id: 'mara',
			name: 'Mara Lind',
			role: 'SRE on call',
			replies: [{ id: 'any', channels: [], words: [], afterMs: 20_000, text: 'Thanks, go on.', once: false, asks: false }],
		},
	],
	channels: [{ id: 'releases', topic: 'Releases', history: [{ at: -60_000, from: 'mara', text: 'Quiet so far.' }] }],
	script: {
		initial: 'quiet',
		stages: {
			quiet: {
				entry: [],
				injects: [
					{
						when: { on: 'time', afterMs: 45_000 },
						actions: [{ do: 'say', from: 'mara', channel: 'releases', text: 'How does it look?', asks: true }],
					},
				],
				transitions: [],
			},
		},
	},
	player: { id: 'heron', user: 'heron', home: '/home/heron', cwd: '/home/heron', namespace: 'shop' },
	files: { '/home/heron/notes.txt': 'checkout 1.1.0 is due today\n' },
};

/** A goal that is met when the rollout of 1.1.0 completed, and an end that is lost when nothing is available. */
const assess = {
	slug: 'small-shop',
	variant: 'only',
	dimensions: [],
	hypotheses: [],
	truth: { id: 'none', component: 'checkout', cause: 'none' },
	clues: [],
	goals: [
		{
			id: 'rolled-out',
			title: 'Release 1.1.0',
			when: { seen: { event: { fact: 'rollout.completed', matches: { images: '1\\.1\\.0' } } } },
			missing: 'nothing was rolled out',
		},
	],
	ends: [
		{
			id: 'down',
			kind: 'lost',
			title: 'The shop is down',
			when: { seen: { event: { fact: 'deployment.scaled', where: { to: 0 } } } },
			says: 'Nothing served the users.',
			debrief: '',
		},
		{ id: 'done', kind: 'won', title: 'Released', when: { goals: 'all' }, says: 'It runs.', debrief: '' },
		{ id: 'left', kind: 'left', title: 'Left', says: 'You handed in.', debrief: '' },
	],
	observables: [],
	hints: [],
} as unknown as ReturnType<ScenarioPack['variant']>['assess'];

const card = {
	slug: 'small-shop',
	title: 'Small shop',
	brief: 'Release checkout 1.1.0.',
	runbook: [{ id: 'release', title: 'Release', text: 'Set the image and watch.' }],
} as unknown as ReturnType<ScenarioPack['variant']>['card'];

export const smallShop: ScenarioPack = {
	slug: 'small-shop',
	variants: ['only'],
	worldHash: 'a'.repeat(64),
	assessHash: 'b'.repeat(64),
	variant: (variant) => ({ variant, card, world: plan, assess }),
};

import type { ClusterView } from '../../../sim/index.ts';
import { Icon, Octagon } from '../../kit/index.ts';

export type Deployment = ClusterView['deployments'][number];
export type ReplicaSet = Deployment['replicaSets'][number];
export type Pod = ClusterView['pods'][number];
export type Service = ClusterView['services'][number];
export type Event = ClusterView['events'][number];

const STATES: Readonly<Record<Deployment['state'], { readonly word: string; readonly tone: string; readonly shape: React.ReactNode }>> = {
	available: { word: 'Available', tone: 'good', shape: <Icon name="check" /> },
	progressing: { word: 'Progressing', tone: '', shape: <Icon name="dot" /> },
	degraded: { word: 'Degraded', tone: 'warn', shape: <Icon name="warn" /> },
	stuck: { word: 'Stuck', tone: 'bad', shape: <Octagon /> },
	paused: { word: 'Paused', tone: '', shape: <Icon name="pause" /> },
};

/** Nothing is wanted and nothing runs: no health to speak of. */
const NONE_WANTED = { word: 'Scaled to zero', tone: '', shape: <Icon name="dashed" /> };

/** State of a rollout: shape, word, and colour last. */
export function DeploymentState({ deployment: { state, desired } }: { readonly deployment: Deployment }) {
	const { word, tone, shape } = desired === 0 && state === 'available' ? NONE_WANTED : STATES[state];
	return (
		<span className={`state ${tone}`}>
			{shape}
			<b>{word}</b>
		</span>
	);
}

/** Words of kubectl under which a container does not run and will not by waiting alone. */
const FAILED = /BackOff|^Err|Error|OOMKilled|Evicted|InvalidImageName|Unschedulable/;

export type PodTone = 'good' | 'warn' | 'bad' | 'moving';

export function podTone({ status, ready, containers }: Pick<Pod, 'status' | 'ready' | 'containers'>): PodTone {
	if (FAILED.test(status)) return 'bad';
	if (status === 'Running') return ready === containers ? 'good' : 'warn';
	if (status === 'Completed') return 'good';
	return 'moving';
}

const POD_SHAPES: Readonly<Record<PodTone, React.ReactNode>> = {
	good: <Icon name="check" size={14} />,
	warn: <Icon name="warn" size={14} />,
	bad: <Icon name="warn" size={14} />,
	moving: <Icon name="dashed" size={14} />,
};

/** The STATUS that kubectl prints, with a shape that says how grave it is. */
export function PodState({ pod }: { readonly pod: Pod }) {
	const tone = podTone(pod);
	return (
		<span className={`state ${tone === 'moving' ? '' : tone}`}>
			{POD_SHAPES[tone]}
			{pod.status}
		</span>
	);
}

/** Wanted replicas as squares, filled where ready; the figures beside them say the same. */
export function Replicas({ ready, desired }: { readonly ready: number; readonly desired: number }) {
	return (
		<>
			{desired <= 12 ? (
				<span className="replicas" aria-hidden="true">
					{Array.from({ length: Math.max(desired, ready) }, (_, index) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: the squares are alike and have no other name
						<i key={index} className={index < ready ? 'on' : ''} />
					))}
				</span>
			) : null}
			{ready} of {desired}
		</>
	);
}

import type { ClusterView } from '../../../sim/index.ts';
import { age, Empty, Icon } from '../../kit/index.ts';
import { Images, PinButton } from './cells.tsx';
import { Events } from './events.tsx';
import { deploymentLine, podLine, serviceLine } from './pinned.ts';
import { Pods } from './pods.tsx';
import { EndpointState } from './services.tsx';
import { DeploymentState, PodState, Replicas } from './state.tsx';

/** Which object is open, as the journal names it: `pods/shop/checkout-7d4b9c5f68-2mhzr`. */
export interface OpenObject {
	readonly resource: 'deployments' | 'pods' | 'services';
	readonly name: string;
}

interface DetailProps {
	readonly cluster: ClusterView;
	readonly open: OpenObject;
	readonly now: number;
	readonly isRunning: boolean;
	onOpen(object: OpenObject): void;
	onBack(): void;
	onPin(text: string): void;
}

const KINDS = { deployments: 'Deployment', pods: 'Pod', services: 'Service' } as const;

/** One object: its facts, what belongs to it, and what happened to it. */
export function Detail({ cluster, open, now, isRunning, onOpen, onBack, onPin }: DetailProps) {
	const singular = open.resource.slice(0, -1);
	const isAbout = (object: string) =>
		object === `${singular}/${open.name}` || (open.resource === 'deployments' && object.startsWith(`replicaset/${open.name}-`));
	const line = lineOf(cluster, open);
	return (
		<div className="cluster">
			<div className="detail-head">
				<button type="button" className="btn ghost small" onClick={onBack}>
					<Icon name="left" size={14} />
					All objects
				</button>
				<h3>
					<span className="meta">{KINDS[open.resource]}</span>
					<span className="name">{open.name}</span>
				</h3>
				{line ? (
					<span className="pane-acts">
						<button type="button" className="btn ghost small" disabled={!isRunning} onClick={() => onPin(line)}>
							<Icon name="pin" size={14} />
							Pin
						</button>
					</span>
				) : null}
			</div>
			{line ? (
				<Facts cluster={cluster} open={open} isRunning={isRunning} onOpen={onOpen} onPin={onPin} />
			) : (
				<Empty title={`${KINDS[open.resource]} ${open.name} is gone.`}>It was deleted while this was open. Go back to all objects.</Empty>
			)}
			<section className="cluster-sec">
				<h3 className="cluster-head">Events</h3>
				<Events events={cluster.events.filter(({ object }) => isAbout(object))} now={now} isRunning={isRunning} onPin={onPin} />
			</section>
		</div>
	);
}

function lineOf(cluster: ClusterView, { resource, name }: OpenObject): string | null {
	if (resource === 'pods') {
		const pod = cluster.pods.find((candidate) => candidate.name === name);
		return pod ? podLine(pod) : null;
	}
	if (resource === 'services') {
		const service = cluster.services.find((candidate) => candidate.name === name);
		return service ? serviceLine(service) : null;
	}
	const deployment = cluster.deployments.find((candidate) => candidate.name === name);
	return deployment ? deploymentLine(deployment) : null;
}

function Facts({ cluster, open, isRunning, onOpen, onPin }: Omit<DetailProps, 'onBack' | 'now'>) {
	const pinned = { isRunning, onPin };
	if (open.resource === 'pods') {
		const pod = cluster.pods.find(({ name }) => name === open.name)!;
		return (
			<dl className="facts">
				<Fact name="Status" {...pinned} says={`${pod.name}: ${pod.status}`}>
					<PodState pod={pod} />
				</Fact>
				{pod.message ? (
					<Fact name="Message" {...pinned} says={pod.message}>
						{pod.message}
					</Fact>
				) : null}
				<Fact name="Image">
					<Images images={pod.images} />
				</Fact>
				<Fact name="Ready containers">
					{pod.ready} of {pod.containers}
				</Fact>
				<Fact name="Restarts">{pod.restarts}</Fact>
				<Fact name="Age">{age(pod.ageMs)}</Fact>
				<Fact name="Controlled by">
					{pod.deployment ? (
						<span>
							<span className="name">{pod.replicaSet}</span> of{' '}
							<button type="button" className="obj name" onClick={() => onOpen({ resource: 'deployments', name: pod.deployment })}>
								{pod.deployment}
							</button>
						</span>
					) : (
						'nothing'
					)}
				</Fact>
				<Fact name="Node">{pod.node || 'not assigned'}</Fact>
				<Fact name="IP">{pod.ip || 'none yet'}</Fact>
			</dl>
		);
	}
	if (open.resource === 'services') {
		const service = cluster.services.find(({ name }) => name === open.name)!;
		return (
			<dl className="facts">
				<Fact name="Endpoints ready" {...pinned} says={serviceLine(service)}>
					<EndpointState service={service} />
				</Fact>
				<Fact name="Cluster IP">
					<span className="mono">{service.clusterIP}</span>
				</Fact>
				<Fact name="Ports">
					<span className="mono">{service.ports.join(', ')}</span>
				</Fact>
			</dl>
		);
	}
	const deployment = cluster.deployments.find(({ name }) => name === open.name)!;
	return (
		<>
			<dl className="facts">
				<Fact name="State" {...pinned} says={deploymentLine(deployment)}>
					<DeploymentState deployment={deployment} />
				</Fact>
				{deployment.message ? (
					<Fact name="Message" {...pinned} says={deployment.message}>
						{deployment.message}
					</Fact>
				) : null}
				<Fact name="Replicas">
					<span>
						{deployment.desired} desired, {deployment.updated} updated, {deployment.total} total, {deployment.available} available,{' '}
						{Math.max(0, deployment.desired - deployment.available)} unavailable
					</span>
				</Fact>
				<Fact name="Image">
					<Images images={deployment.images} />
				</Fact>
			</dl>
			<section className="cluster-sec">
				<h3 className="cluster-head">Replica sets</h3>
				<table>
					<thead>
						<tr>
							<th scope="col">Name</th>
							<th scope="col" className="num">
								Revision
							</th>
							<th scope="col">Ready</th>
							<th scope="col">Image</th>
						</tr>
					</thead>
					<tbody>
						{deployment.replicaSets.map((set) => (
							<tr key={set.name}>
								<th scope="row" className="name">
									{set.name} {set.isNew ? <span className="meta">new</span> : null}
								</th>
								<td className="num">{set.revision}</td>
								<td className="nowrap">
									<Replicas ready={set.ready} desired={set.desired} />
								</td>
								<td>
									<Images images={set.images} />
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</section>
			<section className="cluster-sec">
				<h3 className="cluster-head">Pods</h3>
				<Pods
					pods={cluster.pods.filter((pod) => pod.deployment === deployment.name)}
					isRunning={isRunning}
					onOpen={(name) => onOpen({ resource: 'pods', name })}
					onPin={onPin}
				/>
			</section>
		</>
	);
}

interface FactProps {
	readonly name: string;
	/** What a pin of it says; absent = it cannot be pinned alone. */
	readonly says?: string;
	readonly isRunning?: boolean;
	readonly children: React.ReactNode;
	onPin?(text: string): void;
}

function Fact({ name, says, isRunning = false, children, onPin }: FactProps) {
	return (
		<>
			<dt>{name}</dt>
			<dd>
				{children}
				{says && onPin ? <PinButton what={name} isRunning={isRunning} onPin={() => onPin(says)} /> : null}
			</dd>
		</>
	);
}

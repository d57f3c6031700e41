import type { ClusterView } from '../../../sim/index.ts';
import { count, Empty } from '../../kit/index.ts';
import { Deployments } from './deployments.tsx';
import { Detail, type OpenObject } from './detail.tsx';
import { Events } from './events.tsx';
import { Pods } from './pods.tsx';
import { Services } from './services.tsx';

interface ClusterProps {
	readonly cluster: ClusterView | null;
	readonly open: OpenObject | null;
	readonly now: number;
	readonly isRunning: boolean;
	/** Without services and pin buttons, for the picture on the home page. */
	readonly isStill?: boolean;
	onOpen(object: OpenObject): void;
	onBack(): void;
	onPin(text: string): void;
}

/** What runs: rollouts, pods, services, recent events; or one object in full. */
export function Cluster({ cluster, open, now, isRunning, isStill = false, onOpen, onBack, onPin }: ClusterProps) {
	if (cluster === null)
		return (
			<div className="cluster">
				<Empty title="The platform starts.">This takes a moment.</Empty>
			</div>
		);
	if (open) return <Detail cluster={cluster} open={open} now={now} isRunning={isRunning} onOpen={onOpen} onBack={onBack} onPin={onPin} />;
	const Head = isStill ? 'p' : 'h3';
	const shared = { isRunning, isStill, onPin };
	return (
		<div className="cluster">
			<section className="cluster-sec">
				<Head className="cluster-head">
					Deployments <span className="meta">{count(cluster.deployments.length, 'rollout')}</span>
				</Head>
				<Deployments deployments={cluster.deployments} {...shared} onOpen={(name) => onOpen({ resource: 'deployments', name })} />
			</section>
			<section className="cluster-sec">
				<Head className="cluster-head">
					Pods <span className="meta">{podSummary(cluster)}</span>
				</Head>
				<Pods pods={cluster.pods} {...shared} onOpen={(name) => onOpen({ resource: 'pods', name })} />
			</section>
			{isStill ? null : (
				<>
					<section className="cluster-sec">
						<h3 className="cluster-head">Services</h3>
						<Services
							services={cluster.services}
							isRunning={isRunning}
							onPin={onPin}
							onOpen={(name) => onOpen({ resource: 'services', name })}
						/>
					</section>
					<section className="cluster-sec">
						<h3 className="cluster-head">
							Events <span className="meta">newest first</span>
						</h3>
						<Events events={cluster.events} now={now} {...shared} />
					</section>
				</>
			)}
		</div>
	);
}

function podSummary({ pods }: ClusterView): string {
	const ready = pods.filter((pod) => pod.ready === pod.containers).length;
	return `${ready} of ${pods.length} ready`;
}

import { Fragment } from 'react';
import { Images, ObjectLink, PinButton } from './cells.tsx';
import { deploymentLine } from './pinned.ts';
import { type Deployment, DeploymentState, Replicas } from './state.tsx';

interface DeploymentsProps {
	readonly deployments: readonly Deployment[];
	readonly isRunning: boolean;
	readonly isStill?: boolean;
	onOpen(name: string): void;
	onPin(text: string): void;
}

/** Between two versions both sets are of interest; a rollout that has ended says everything in its own row. */
function setsToShow({ state, replicaSets }: Deployment): Deployment['replicaSets'] {
	const live = replicaSets.filter(({ current, desired }) => current > 0 || desired > 0);
	return live.length > 1 || state !== 'available' ? live : [];
}

/** Rollouts, and under each the replica sets that have pods or want some. */
export function Deployments({ deployments, isRunning, isStill, onOpen, onPin }: DeploymentsProps) {
	return (
		<table>
			<thead>
				<tr>
					<th scope="col">Name</th>
					<th scope="col">State</th>
					<th scope="col">Ready</th>
					<th scope="col" className="num">
						Updated
					</th>
					<th scope="col" className="num">
						Revision
					</th>
					<th scope="col">Image</th>
					{isStill ? null : (
						<th scope="col">
							<span className="vh">Pin</span>
						</th>
					)}
				</tr>
			</thead>
			<tbody>
				{deployments.map((deployment) => (
					<Fragment key={deployment.name}>
						<tr>
							<th scope="row">
								<ObjectLink name={deployment.name} onOpen={() => onOpen(deployment.name)} />
							</th>
							<td>
								<DeploymentState deployment={deployment} />
							</td>
							<td className="nowrap">
								<Replicas ready={deployment.ready} desired={deployment.desired} />
							</td>
							<td className="num">{deployment.updated}</td>
							<td className="num">{deployment.revision}</td>
							<td>
								<Images images={deployment.images} />
							</td>
							{isStill ? null : (
								<td className="act-cell">
									<PinButton
										what={`the deployment ${deployment.name}`}
										isRunning={isRunning}
										onPin={() => onPin(deploymentLine(deployment))}
									/>
								</td>
							)}
						</tr>
						{setsToShow(deployment).map((set) => (
							<tr key={set.name} className="sub">
								<th scope="row" className="name">
									{set.name}
								</th>
								<td className="meta">{set.isNew ? 'new replica set' : 'old replica set'}</td>
								<td className="nowrap">
									<Replicas ready={set.ready} desired={set.desired} />
								</td>
								<td />
								<td className="num">{set.revision}</td>
								<td>
									<Images images={set.images} />
								</td>
								{isStill ? null : <td />}
							</tr>
						))}
					</Fragment>
				))}
			</tbody>
		</table>
	);
}

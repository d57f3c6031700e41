import { Fragment } from 'react';
import { age } from '../../kit/index.ts';
import { ObjectLink, PinButton } from './cells.tsx';
import { podLine } from './pinned.ts';
import { type Pod, PodState } from './state.tsx';

interface PodsProps {
	readonly pods: readonly Pod[];
	readonly isRunning: boolean;
	readonly isStill?: boolean;
	onOpen(name: string): void;
	onPin(text: string): void;
}

export function Pods({ pods, isRunning, isStill, onOpen, onPin }: PodsProps) {
	if (pods.length === 0) return <p className="meta">No pods. Nothing runs here.</p>;
	return (
		<table>
			<thead>
				<tr>
					<th scope="col">Name</th>
					<th scope="col">Status</th>
					<th scope="col" className="num">
						Ready
					</th>
					<th scope="col" className="num">
						Restarts
					</th>
					<th scope="col" className="num">
						Age
					</th>
					<th scope="col">Node</th>
					{isStill ? null : (
						<th scope="col">
							<span className="vh">Pin</span>
						</th>
					)}
				</tr>
			</thead>
			<tbody>
				{pods.map((pod) => (
					<Fragment key={pod.name}>
						<tr>
							<th scope="row">
								<ObjectLink name={pod.name} onOpen={() => onOpen(pod.name)} />
							</th>
							<td>
								<PodState pod={pod} />
							</td>
							<td className="num">
								{pod.ready}/{pod.containers}
							</td>
							<td className="num">{pod.restarts}</td>
							<td className="num">{age(pod.ageMs)}</td>
							<td className="name">{pod.node || 'not assigned'}</td>
							{isStill ? null : (
								<td className="act-cell">
									<PinButton what={`the pod ${pod.name}`} isRunning={isRunning} onPin={() => onPin(podLine(pod))} />
								</td>
							)}
						</tr>
						{pod.message ? (
							<tr className="note">
								<td colSpan={7} className="msg-line">
									<span className="vh">Message: </span>
									{pod.message}
								</td>
							</tr>
						) : null}
					</Fragment>
				))}
			</tbody>
		</table>
	);
}

import { Icon } from '../../kit/index.ts';
import { ObjectLink, PinButton } from './cells.tsx';
import { serviceLine } from './pinned.ts';
import type { Service } from './state.tsx';

interface ServicesProps {
	readonly services: readonly Service[];
	readonly isRunning: boolean;
	onOpen(name: string): void;
	onPin(text: string): void;
}

export function Services({ services, isRunning, onOpen, onPin }: ServicesProps) {
	if (services.length === 0) return <p className="meta">No services.</p>;
	return (
		<table>
			<thead>
				<tr>
					<th scope="col">Name</th>
					<th scope="col">Endpoints ready</th>
					<th scope="col">Cluster IP</th>
					<th scope="col">Ports</th>
					<th scope="col">
						<span className="vh">Pin</span>
					</th>
				</tr>
			</thead>
			<tbody>
				{services.map((service) => (
					<tr key={service.name}>
						<th scope="row">
							<ObjectLink name={service.name} onOpen={() => onOpen(service.name)} />
						</th>
						<td>
							<EndpointState service={service} />
						</td>
						<td className="name">{service.clusterIP}</td>
						<td className="name">{service.ports.join(', ')}</td>
						<td className="act-cell">
							<PinButton what={`the service ${service.name}`} isRunning={isRunning} onPin={() => onPin(serviceLine(service))} />
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

export function EndpointState({ service: { readyEndpoints, endpoints } }: { readonly service: Service }) {
	const tone = endpoints === 0 ? 'bad' : readyEndpoints === 0 ? 'bad' : readyEndpoints < endpoints ? 'warn' : 'good';
	return (
		<span className={`state ${tone}`}>
			<Icon name={tone === 'good' ? 'check' : 'warn'} size={14} />
			{endpoints === 0 ? 'none' : `${readyEndpoints} of ${endpoints}`}
		</span>
	);
}

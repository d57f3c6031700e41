/** What a pin from the cluster view says: the row as it stood, in one line. */
import type { ClusterView } from '../../../sim/index.ts';

export function deploymentLine(deployment: ClusterView['deployments'][number]): string {
	const { name, state, ready, desired, updated, available, images, message } = deployment;
	return `deployment/${name}: ${state}, ${ready} of ${desired} ready, ${updated} updated, ${available} available, ${images.join(', ')}${message ? `. ${message}` : ''}`;
}

export function podLine({ name, status, ready, containers, restarts, images, message }: ClusterView['pods'][number]): string {
	return `pod/${name}: ${status}, ${ready}/${containers} ready, ${restarts} restarts, ${images.join(', ')}${message ? `. ${message}` : ''}`;
}

export function serviceLine({ name, readyEndpoints, endpoints }: ClusterView['services'][number]): string {
	return `service/${name}: ${readyEndpoints} of ${endpoints} endpoints ready`;
}

export function eventLine({ type, reason, object, message, count }: ClusterView['events'][number]): string {
	return `${type} ${reason} ${object}: ${message}${count > 1 ? ` (x${count})` : ''}`;
}

/** `kubectl describe service`, `endpoints` and `endpointslice` */
import { formatLabels, type KubernetesObject } from '../objects.ts';
import { Description, header } from './description.ts';
import { describeEvents } from './events.ts';

export function describeService(
	service: KubernetesObject,
	slices: readonly KubernetesObject[],
	events: readonly KubernetesObject[] | null,
	epochNow: number,
): string {
	const out = new Description(epochNow);
	const { spec, status = {} } = service;
	header(out, service);
	out.line(0, `Selector:\t${formatLabels(spec.selector)}`);
	out.line(0, `Type:\t${spec.type ?? ''}`);
	if (spec.ipFamilyPolicy) out.line(0, `IP Family Policy:\t${spec.ipFamilyPolicy}`);
	out.line(0, `IP Families:\t${(spec.ipFamilies ?? []).join(',') || '<none>'}`);
	out.line(0, `IP:\t${spec.clusterIP ?? ''}`);
	out.line(0, `IPs:\t${(spec.clusterIPs ?? []).join(',') || '<none>'}`);
	if (spec.externalIPs?.length > 0) out.line(0, `External IPs:\t${spec.externalIPs.join(',')}`);
	if (spec.loadBalancerIP) out.line(0, `Desired LoadBalancer IP:\t${spec.loadBalancerIP}`);
	if (spec.externalName) out.line(0, `External Name:\t${spec.externalName}`);
	if (status.loadBalancer?.ingress?.length > 0) out.line(0, `LoadBalancer Ingress:\t${ingressText(status.loadBalancer.ingress)}`);
	for (const port of spec.ports ?? []) {
		const name = port.name || '<unset>';
		out.line(0, `Port:\t${name}\t${port.port}/${port.protocol}`);
		out.line(0, `TargetPort:\t${port.targetPort ?? 0}/${port.protocol}`);
		if (port.nodePort) out.line(0, `NodePort:\t${name}\t${port.nodePort}/${port.protocol}`);
		out.line(0, `Endpoints:\t${endpointsText(slices, port.name ?? '')}`);
	}
	out.line(0, `Session Affinity:\t${spec.sessionAffinity ?? ''}`);
	if (spec.externalTrafficPolicy) out.line(0, `External Traffic Policy:\t${spec.externalTrafficPolicy}`);
	if (spec.internalTrafficPolicy) out.line(0, `Internal Traffic Policy:\t${spec.internalTrafficPolicy}`);
	if (spec.healthCheckNodePort) out.line(0, `HealthCheck NodePort:\t${spec.healthCheckNodePort}`);
	if (spec.loadBalancerSourceRanges?.length > 0) out.line(0, `LoadBalancer Source Ranges:\t${spec.loadBalancerSourceRanges.join(',')}`);
	if (spec.trafficDistribution) out.line(0, `Traffic Distribution:\t${spec.trafficDistribution}`);
	describeEvents(out, events);
	return out.text();
}

function ingressText(ingress: readonly { readonly ip?: string; readonly ipMode?: string; readonly hostname?: string }[]): string {
	return ingress.map(({ ip, ipMode, hostname }) => (ip ? ip + (ipMode ? ` (${ipMode})` : '') : (hostname ?? ''))).join(', ');
}

const SHOWN = 3;

/** Ready addresses of one port: three of them, then how many more. Empty when there are slices but nothing is ready. */
function endpointsText(slices: readonly KubernetesObject[], portName: string): string {
	if (slices.length === 0) return '<none>';
	const shown: string[] = [];
	let count = 0;
	let hasMore = false;
	for (const slice of slices) {
		const ports: readonly { readonly name?: string; readonly port: number }[] = slice.ports ?? [];
		const wanted = ports.length === 0 ? [null] : ports.filter((port) => (port.name ?? '') === portName);
		for (const port of wanted) {
			for (const { addresses, conditions } of slice.endpoints ?? []) {
				// Any endpoint after the third makes it say that there are more, ready or not.
				if (shown.length === SHOWN) hasMore = true;
				if (conditions?.ready === false) continue;
				count++;
				if (!hasMore) shown.push(port ? `${addresses[0]}:${port.port}` : addresses[0]);
			}
		}
	}
	return hasMore ? `${shown.join(',')} + ${count - SHOWN} more...` : shown.join(',');
}

export function describeEndpoints(endpoints: KubernetesObject, events: readonly KubernetesObject[] | null, epochNow: number): string {
	const out = new Description(epochNow);
	header(out, endpoints);
	out.line(0, 'Subsets:');
	for (const subset of endpoints.subsets ?? []) {
		const addresses = (list: readonly { readonly ip: string }[] = []): string => list.map(({ ip }) => ip).join(',') || '<none>';
		out.line(1, `Addresses:\t${addresses(subset.addresses)}`);
		out.line(1, `NotReadyAddresses:\t${addresses(subset.notReadyAddresses)}`);
		if (subset.ports?.length > 0) {
			out.line(1, 'Ports:');
			out.line(2, 'Name\tPort\tProtocol');
			out.line(2, '----\t----\t--------');
			for (const port of subset.ports) out.line(2, `${port.name || '<unset>'}\t${port.port}\t${port.protocol ?? ''}`);
		}
		out.line(0, '');
	}
	describeEvents(out, events);
	return out.text();
}

export function describeEndpointSlice(slice: KubernetesObject, events: readonly KubernetesObject[] | null, epochNow: number): string {
	const out = new Description(epochNow);
	header(out, slice);
	out.line(0, `AddressType:\t${slice.addressType ?? ''}`);
	if (!slice.ports?.length) out.line(0, 'Ports: <unset>');
	else {
		out.line(0, 'Ports:');
		out.line(1, 'Name\tPort\tProtocol');
		out.line(1, '----\t----\t--------');
		for (const port of slice.ports) out.line(1, `${port.name || '<unset>'}\t${port.port ?? '<unset>'}\t${port.protocol}`);
	}
	if (!slice.endpoints?.length) out.line(0, 'Endpoints: <none>');
	else {
		out.line(0, 'Endpoints:');
		for (const { addresses = [], conditions = {}, hostname, targetRef, nodeName, zone } of slice.endpoints) {
			out.line(1, `- Addresses:\t${addresses.join(', ') || '<none>'}`);
			out.line(2, 'Conditions:');
			out.line(3, `Ready:\t${conditions.ready ?? '<unset>'}`);
			out.line(2, `Hostname:\t${hostname ?? '<unset>'}`);
			if (targetRef) out.line(2, `TargetRef:\t${targetRef.kind}/${targetRef.name}`);
			out.line(2, `NodeName:\t${nodeName ?? '<unset>'}`);
			out.line(2, `Zone:\t${zone ?? '<unset>'}`);
		}
	}
	describeEvents(out, events);
	return out.text();
}

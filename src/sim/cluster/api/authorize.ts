/**
 * Who may do what. People may read everything and change what lives in a namespace, as upstream's `edit` role lets them: no status, and
 * none of the objects that only components write. What belongs to the whole cluster is for its own components. A scenario's policy will
 * find its place here.
 * Source of the words: plugin/pkg/auth/authorizer/rbac and apiserver endpoints/handlers/responsewriters/errors.go ForbiddenMessage.
 */
import type { ResourceInfo } from '../object.ts';
import { forbidden } from './status.ts';

export interface Attributes {
	readonly user: string;
	readonly verb: 'get' | 'list' | 'watch' | 'create' | 'update' | 'patch' | 'delete' | 'deletecollection';
	readonly info: ResourceInfo;
	readonly namespace: string;
	readonly name: string;
	readonly subresource: string;
}

const READS = ['get', 'list', 'watch'];
/** Read-only in the `edit` role. Source: plugin/pkg/auth/authorizer/rbac/bootstrappolicy/policy.go. */
const COMPONENTS_ONLY = ['endpoints', 'endpointslices', 'events', 'leases'];

/** Components of the cluster: controllers, kubelets, the scheduler. */
export function isComponent(user: string): boolean {
	return user.startsWith('system:');
}

/** Throws Forbidden in upstream's words when the user may not do this. */
export function authorize(attributes: Attributes): void {
	const { user, verb, info, namespace, name, subresource } = attributes;
	const isOwn = info.namespaced && subresource !== 'status' && !COMPONENTS_ONLY.includes(info.plural);
	if (isComponent(user) || READS.includes(verb) || isOwn) return;
	const resource = subresource === '' ? info.plural : `${info.plural}/${subresource}`;
	const scope = namespace === '' ? 'at the cluster scope' : `in the namespace "${namespace}"`;
	throw forbidden(info, name, `User "${user}" cannot ${verb} resource "${resource}" in API group "${info.group}" ${scope}`);
}

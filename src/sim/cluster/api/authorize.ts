/**
 * Who may do what. People may read everything and change what lives in a namespace; nodes and everything else that belongs to the whole
 * cluster is for the cluster's own components. A scenario's policy will find its place here.
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

/** Components of the cluster: controllers, kubelets, the scheduler. */
export function isComponent(user: string): boolean {
	return user.startsWith('system:');
}

/** Throws Forbidden in upstream's words when the user may not do this. */
export function authorize(attributes: Attributes): void {
	const { user, verb, info, namespace, name, subresource } = attributes;
	if (isComponent(user) || READS.includes(verb) || info.namespaced) return;
	const resource = subresource === '' ? info.plural : `${info.plural}/${subresource}`;
	const scope = namespace === '' ? 'at the cluster scope' : `in the namespace "${namespace}"`;
	throw forbidden(info, name, `User "${user}" cannot ${verb} resource "${resource}" in API group "${info.group}" ${scope}`);
}

/** `kubectl set image` */
import { KubectlError } from '../errors.ts';
import type { Invocation } from '../invocation.ts';
import { applyChange, resourcesAndPairs, targetsOf } from './pod-template.ts';

export async function setImage(call: Invocation): Promise<void> {
	const { resources, pairs } = resourcesAndPairs(call.args, 'image');
	if (resources.length > 0 && pairs.length === 0) {
		// Words that name no resource are complained about first, as upstream does.
		targetsOf(call, await call.client(), resources);
		throw new KubectlError('at least one image update is required');
	}
	if (pairs.length > 1 && pairs.some((pair) => pair.startsWith('*=')))
		throw new KubectlError('all containers are already specified by *, but saw more than one container_name=container_image pairs');
	// The last word about a container counts.
	const images = new Map(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
	await applyChange(call, resources, {
		operation: 'image',
		failure: (why) => `failed to patch image update to pod template: ${why}`,
		plan(_, containers, initContainers) {
			for (const name of images.keys()) {
				if (name !== '*' && ![...containers, ...initContainers].some((container) => container.name === name)) {
					throw new KubectlError(`unable to find container named ${JSON.stringify(name)}`);
				}
			}
			return (container) => {
				const image = images.get(container.name) ?? images.get('*');
				return image === undefined || image === container.image ? null : { image: image === '' ? null : image };
			};
		},
	});
}

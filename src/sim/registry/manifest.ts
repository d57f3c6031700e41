import type { JsonObject } from '../door.ts';
import { drawHex, drawInt } from '../kernel/index.ts';
import type { ImagePlan } from '../plan.ts';

const LAYERS = 4;

/**
 * An OCI image manifest. The plan knows an image's digest and size only, so config and layers are drawn from the digest: the same image
 * always has the same ones, and the sizes add up.
 */
export function manifestOf(image: ImagePlan): JsonObject {
	const digest = (part: string): string => `sha256:${drawHex(image.digest, 'manifest', part, 0, 64)}`;
	const layers: JsonObject[] = [];
	let left = image.sizeBytes;
	for (let index = 0; index < LAYERS; index++) {
		const size = index === LAYERS - 1 ? left : Math.floor((left * drawInt(image.digest, 'layer', `${index}`, 0, 35, 65)) / 100);
		left -= size;
		layers.push({ mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', size, digest: digest(`layer${index}`) });
	}
	return {
		schemaVersion: 2,
		mediaType: 'application/vnd.oci.image.manifest.v1+json',
		config: {
			mediaType: 'application/vnd.oci.image.config.v1+json',
			size: drawInt(image.digest, 'config', '', 0, 2_000, 9_000),
			digest: digest('config'),
		},
		layers,
	};
}

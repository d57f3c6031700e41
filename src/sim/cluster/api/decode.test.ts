import { describe, expect, it } from 'vitest';
import { canonicalQuantity, quantity } from './quantity.ts';
import { checkout, DEPLOYMENTS, testDraft } from './test-draft.ts';

const CHECKOUT = `${DEPLOYMENTS}/checkout`;

describe('values of the wrong type', () => {
	function refused(contentType: string, body: unknown) {
		const world = testDraft();
		world.ask({ method: 'POST', path: DEPLOYMENTS, body: checkout() });
		return world.ask({ method: 'PATCH', path: CHECKOUT, contentType, body: body as never }).body as { code: number; message: string };
	}

	it.each([
		[{ spec: { replicas: 'three' } }, 'map[spec:map[replicas:three]]', 'unrecognized type: int32'],
		[{ metadata: { labels: { a: 1 } } }, 'map[metadata:map[labels:map[a:1]]]', 'cannot convert int64 to string'],
		[{ spec: 'x' }, 'map[spec:x]', 'cannot restore struct from: string'],
	])('a strategic merge patch of %j is refused and changes nothing', (body, value, detail) => {
		expect(refused('application/strategic-merge-patch+json', body)).toMatchObject({
			code: 422,
			message: ` "" is invalid: patch: Invalid value: "${value}": ${detail}`,
		});
	});

	it('a merge patch is refused with what the decoder says', () => {
		expect(refused('application/merge-patch+json', { spec: { replicas: 'three' } }).message).toMatch(
			/json: cannot unmarshal string into Go struct field DeploymentSpec\.spec\.replicas of type int32$/,
		);
	});

	it('an object is refused with what the decoder says', () => {
		const manifest = { ...checkout(), spec: { ...(checkout() as unknown as { spec: object }).spec, paused: 'yes' } };
		expect(testDraft().ask({ method: 'POST', path: DEPLOYMENTS, body: manifest as never }).body).toMatchObject({
			code: 400,
			message:
				'Deployment in version "v1" cannot be handled as a Deployment: json: cannot unmarshal string into Go struct field DeploymentSpec.spec.paused of type bool',
		});
	});
});

it.each([
	['250m', '250m', 250],
	['0.5', '500m', 500],
	[2, '2', 2000],
	['2000', '2k', 2_000_000],
	['1024Mi', '1Gi', 1_073_741_824_000],
	['1536Mi', '1536Mi', 1_610_612_736_000],
	['1e3', '1k', 1_000_000],
	['0.5Gi', '512Mi', 536_870_912_000],
	['100Ki', '100Ki', 102_400_000],
	['0', '0', 0],
])('writes the quantity %j as %s', (given, canonical, thousandths) => {
	expect(canonicalQuantity(given)).toBe(canonical);
	expect(quantity(given)).toBe(thousandths);
});

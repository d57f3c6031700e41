/** `kubectl wait` */
import type { Json } from '../../../sim/index.ts';
import { quote } from '../go/index.ts';
import type { Client } from './client.ts';
import { KubectlError, StatusError, throwCollected } from './errors.ts';
import { fetchEach } from './get/index.ts';
import type { Invocation } from './invocation.ts';
import { printed } from './jsonpath/evaluate.ts';
import { JsonPathError, JsonPathTemplate } from './jsonpath/index.ts';
import type { KubernetesObject } from './objects.ts';
import { Outcome } from './outcome.ts';
import { relaxedJsonPath } from './printers.ts';
import { select, type Target } from './selection.ts';
import { type Found, objectsOf, selectorQuery } from './visit.ts';

/** Null = the object is gone. */
type Condition = (object: KubernetesObject | null) => boolean;

export async function wait(call: Invocation): Promise<void> {
	const { flags, io } = call;
	const wanted = flags.string('for');
	const isMet = conditionOf(wanted);
	const isForDeletion = wanted.toLowerCase() === 'delete';
	const outcome = await Outcome.of(call);
	const client = await call.client();
	const timeout = flags.duration('timeout');
	const until = io.now() + (timeout < 0 ? 7 * 24 * 3_600_000 : timeout);
	const { objects, errors } = await targetsOf(call, client, wanted, until);
	if (objects.length === 0 && errors.length === 0) {
		if (isForDeletion) return;
		throw new KubectlError('no matching resources found');
	}
	for (const [index, { target, object }] of objects.entries()) {
		for (let present: KubernetesObject | null = object; ; present = read(client, target, object)) {
			if (present === null && !isForDeletion) {
				errors.push(
					new StatusError(404, { reason: 'NotFound', message: `${target.resource.plural} ${quote(object.metadata.name)} not found` }),
				);
				break;
			}
			// The limit is for all together: what comes after it has passed is not even looked at.
			const isLate = index > 0 && timeout > 0 && io.now() >= until;
			if (!isLate && isMet(present)) {
				await outcome.tell(present ?? object, 'condition met');
				break;
			}
			if (io.now() >= until) {
				errors.push(new KubectlError(`timed out waiting for the condition on ${target.resource.plural}/${object.metadata.name}`));
				break;
			}
			await io.change(until);
		}
	}
	throwCollected(errors);
}

function conditionOf(wanted: string): Condition {
	const lower = wanted.toLowerCase();
	if (lower === 'delete') return (object) => object === null;
	if (lower === 'create') return (object) => object !== null;
	if (lower.startsWith('condition=')) {
		const [type = '', value = 'true'] = wanted.slice('condition='.length).split('=');
		return (object) => {
			const conditions: readonly { readonly type: string; readonly status: string; readonly observedGeneration?: number }[] =
				object?.status?.conditions ?? [];
			const found = conditions.find((condition) => condition.type.toLowerCase() === type.toLowerCase());
			if (!object || !found) return false;
			// What the controller has not yet seen says nothing of the present spec.
			const observed = found.observedGeneration ?? object.status.observedGeneration;
			if (observed !== undefined && observed < (object.metadata.generation ?? 0)) return false;
			return found.status.toLowerCase() === value.toLowerCase();
		};
	}
	if (lower.startsWith('jsonpath=')) return jsonPathCondition(wanted.slice('jsonpath='.length));
	throw new KubectlError(`unrecognized condition: ${quote(wanted)}`);
}

/** `{.status.phase}=Running`, or only the path: then any value will do. */
function jsonPathCondition(text: string): Condition {
	const match = /^(\{[^}]*\}|[^=]*)(?:==?(.*))?$/s.exec(text);
	const path = (match?.[1] ?? '').replace(/^'|'$/g, '');
	const value = match?.[2]?.replace(/^["']|["']$/g, '');
	if (text.includes('=') && value === '')
		throw new KubectlError("jsonpath wait has to have a value after equal sign, like --for=jsonpath='{.status.readyReplicas}'=3");
	let template: JsonPathTemplate;
	try {
		template = new JsonPathTemplate(relaxedJsonPath(path), true);
	} catch (error) {
		if (error instanceof JsonPathError) throw new KubectlError(error.message);
		throw error;
	}
	return (object) => {
		if (!object) return false;
		const values = template.results(object as unknown as Json).flat();
		if (value === undefined) return values.length > 0;
		return values.length === 1 && printed(values[0] as Json) === value;
	};
}

/** The objects to wait for. Waiting for a creation first waits until the named ones are there. */
async function targetsOf(
	call: Invocation,
	client: Client,
	wanted: string,
	until: number,
): Promise<{ readonly objects: readonly Found[]; readonly errors: Error[] }> {
	const { flags, io } = call;
	const labelSelector = flags.string('selector');
	const fieldSelector = flags.string('field-selector');
	const { targets } = select(client, call, call.args, {
		allowsAll: false,
		selector: labelSelector,
		fieldSelector,
		all: flags.bool('all'),
		allNamespaces: flags.bool('all-namespaces'),
	});
	const query = selectorQuery(labelSelector, fieldSelector);
	const isForCreation = wanted.toLowerCase() === 'create';
	for (;;) {
		const { answers, errors } = fetchEach(targets, (target) => objectsOf(client, target, query), wanted.toLowerCase() === 'delete');
		if (errors.length === 0 || !isForCreation) {
			return { objects: answers.flatMap(({ target, answer }) => answer.map((object) => ({ target, object }))), errors: [...errors] };
		}
		if (io.now() >= until) throw new KubectlError('timed out waiting for the condition');
		await io.change(until);
	}
}

/** The same object now; null when it is gone or another one has its name. */
function read(client: Client, { resource }: Target, object: KubernetesObject): KubernetesObject | null {
	try {
		const present = client.object(resource, object.metadata.namespace ?? '', object.metadata.name);
		return present.metadata.uid === object.metadata.uid ? present : null;
	} catch (error) {
		if (error instanceof StatusError) return null;
		throw error;
	}
}

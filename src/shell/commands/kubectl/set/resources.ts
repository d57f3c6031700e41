/** `kubectl set resources` */
import type { Json } from '../../../../sim/index.ts';
import { KubectlError } from '../errors.ts';
import type { Invocation } from '../invocation.ts';
import { applyChange, matchesName, targetsOf } from './pod-template.ts';

export async function setResources(call: Invocation): Promise<void> {
	const { flags, args } = call;
	// Words that name no resource are complained about first, as upstream does.
	targetsOf(call, await call.client(), args);
	if (flags.string('limits') === '' && flags.string('requests') === '') {
		throw new KubectlError('you must specify an update to requests or limits (in the form of --requests/--limits)');
	}
	const limits = amounts(flags.string('limits'));
	const requests = amounts(flags.string('requests'));
	const pattern = flags.string('containers');
	await applyChange(call, args, {
		operation: 'resource requirements',
		failure: (why) => `failed to patch resources update to pod template ${why}`,
		plan(_, containers) {
			if (!containers.some((container) => matchesName(container.name, pattern)))
				throw new KubectlError(`unable to find container named ${pattern}`);
			return (container) => {
				if (!containers.includes(container) || !matchesName(container.name, pattern)) return null;
				const changed: { [key: string]: Json } = {};
				for (const [field, wanted] of [
					['limits', limits],
					['requests', requests],
				] as const) {
					const news = Object.entries(wanted).filter(([name, amount]) => container.resources?.[field]?.[name] !== amount);
					if (news.length > 0) changed[field] = Object.fromEntries(news);
				}
				return Object.keys(changed).length === 0 ? null : { resources: changed };
			};
		},
	});
}

const QUANTITY = '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$';

/** `cpu=200m,memory=512Mi` */
function amounts(text: string): Readonly<Record<string, string>> {
	if (text === '') return {};
	return Object.fromEntries(
		text.split(',').map((pair) => {
			const [name, amount, ...more] = pair.split('=');
			if (!name || amount === undefined || more.length > 0)
				throw new KubectlError(`Invalid argument syntax ${pair}, expected <resource>=<value>`);
			if (!new RegExp(QUANTITY).test(amount)) throw new KubectlError(`quantities must match the regular expression '${QUANTITY}'`);
			return [name, amount];
		}),
	);
}

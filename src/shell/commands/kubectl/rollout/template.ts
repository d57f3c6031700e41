/** A pod template as `rollout history --revision` shows it: the describer's lines with their tabs as they are. */
import { Description } from '../describe/description.ts';
import { templateLines } from '../describe/workloads.ts';
import type { KubernetesObject } from '../objects.ts';

export function templateText(template: KubernetesObject['spec'], epochNow: number): string {
	const out = new Description(epochNow, { hasColumns: false });
	templateLines(out, template);
	return out.text();
}

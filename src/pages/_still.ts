/** What the picture on the home page shows: a real run of a lab, made at build time by the engine that a visitor would run. */
import { createEngine, type Input, type LabState, memoryStore, objectivesOf, RUBRIC_VERSION, scenarioPack } from '../session/index.ts';
import type { StillLine, StillProps } from '../ui/lab/index.ts';
import type { LabSource } from './_scenarios.ts';

const MINUTE = 60_000;
const PROMPT = /^(\S+@\S+?):(\S*) (\(\S+\)) \$ (.*)$/;

/** Plays a few minutes of a calm person's work and returns what the lab shows then. */
export async function still({ scenario }: LabSource): Promise<Omit<StillProps, 'facts'>> {
	let screen = '';
	const pack = scenarioPack(scenario);
	const engine = createEngine({
		store: memoryStore(),
		loadPack: async () => pack,
		engineHash: 'still',
		rubric: RUBRIC_VERSION,
		mode: 'lab',
		objectivesOf,
		wallNow: () => 0,
		freshSeed: () => 'still',
	});
	let lab: LabState = await engine.start({ slug: scenario.slug, variant: scenario.variants[0]!, seed: 'still', codeName: 'heron' });
	engine.subscribe((event) => {
		if (event.type === 'print') screen += event.text;
		else if (event.type === 'state') lab = event.state;
	});
	const type = async (text: string): Promise<void> => {
		screen += `${lab.terminal.prompt}${text}\n`;
		await engine.input({ kind: 'line', text });
	};
	const write = (input: Input) => engine.input(input);

	await engine.advance(40_000, false);
	await type('kubectl get deploy,pods -l app=checkout');
	await write({ kind: 'pin', id: 'pin-1', evidence: { source: 'terminal', text: 'deployment.apps/checkout   3/4', at: lab.now } });
	await engine.advance(35_000, false);
	await type('kubectl get events --field-selector type=Warning | tail -n 2');
	await write({
		kind: 'pin',
		id: 'pin-2',
		evidence: { source: 'terminal', text: screen.match(/\S*: not found/)?.[0] ?? 'not found', at: lab.now },
	});
	await write({ kind: 'open', view: 'cluster' });
	await write({
		kind: 'hypothesis',
		id: 'h-1',
		belief: { component: 'checkout', cause: 'tag-never-pushed' },
		status: 'open',
		pins: ['pin-2'],
	});
	await write({
		kind: 'hypothesis',
		id: 'h-2',
		belief: { component: 'payments', cause: 'dependency-outage' },
		status: 'excluded',
		pins: ['pin-1'],
	});
	await engine.advance(MINUTE, false);
	await type('crane ls registry.example.com/shop/checkout | tail -n 3');
	await engine.advance(12_000, false);
	screen += `${lab.terminal.prompt}kubectl rollout history deploy/checkout`;
	return { lab, screen: screen.split('\n').map(lineOf) };
}

function lineOf(text: string): StillLine {
	const [, who, folder, context, typed] = PROMPT.exec(text) ?? [];
	return who === undefined ? { text } : { prompt: { who, folder: folder!, context: context! }, text: typed! };
}

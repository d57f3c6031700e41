/** Every name that a scenario uses must be one that it has: what the schema alone cannot see. */

import type { AuthorError } from './author-error.ts';
import { didYouMean, sortAuthorErrors } from './author-error.ts';
import type { Scenario } from './load.ts';
import { sections } from './markdown.ts';
import type { EventPattern, Predicate, Scope } from './schema/rules.ts';
import { durationMs } from './schema/scalars.ts';
import type { ScenarioFile } from './schema/scenario.ts';
import type { InjectSource } from './schema/world.ts';
import type { Path } from './yaml-source.ts';

export function referenceErrors(scenario: Scenario): AuthorError[] {
	const errors: AuthorError[] = [];
	for (const source of Object.values(scenario.sources)) checkSource(scenario, source, errors);
	checkPlays(scenario, errors);
	checkDebrief(scenario, errors);
	return sortAuthorErrors(errors);
}

function each<Item>(list: readonly Item[] | undefined, visit: (item: Item, index: number) => void): void {
	for (const [index, item] of (list ?? []).entries()) visit(item, index);
}

/** Says so when a name is not one of the known ones. */
type Check = (path: Path, name: string, known: readonly string[], what: string) => void;

function checkSource(scenario: Scenario, source: ScenarioFile, errors: AuthorError[]): void {
	const check: Check = (path, name, known, what) => {
		if (known.includes(name)) return;
		const meant = didYouMean(name, known);
		errors.push({
			...scenario.place(path),
			found: `\`${name}\`, which is no ${what}`,
			allowed: known.join(', ') || `no ${what} is declared`,
			...(meant === undefined ? {} : { fix: `${typeof path.at(-1) === 'string' ? `${path.at(-1)}: ` : '- '}${meant}` }),
		});
	};
	checkUnique(scenario, source, errors);
	checkIdentities(source, check);
	checkWorld(scenario, source, check, errors);
	checkRules(source, check);
}

function checkUnique(scenario: Scenario, source: ScenarioFile, errors: AuthorError[]): void {
	for (const list of ['hypotheses', 'clues', 'goals', 'ends', 'observables', 'hints'] as const) {
		const names = ids(source[list]);
		each(names, (id, index) => {
			if (names.indexOf(id) === index) return;
			errors.push({
				...scenario.place([list, index, 'id']),
				found: `\`${id}\` a second time`,
				allowed: `an id that no other of ${list} has`,
			});
		});
	}
}

const ids = (list: readonly { readonly id: string }[]): readonly string[] => list.map(({ id }) => id);

function checkIdentities(source: ScenarioFile, check: Check): void {
	const variants = Object.keys(source.variants);
	for (const [name, { truth }] of Object.entries(source.variants))
		check(['variants', name, 'truth'], truth, ids(source.hypotheses), 'hypothesis');
	each(source.hypotheses, ({ component }, index) => check(['hypotheses', index, 'component'], component, source.components, 'component'));
	each(source.clues, (clue, index) => {
		each(clue.excludes, (id, item) => check(['clues', index, 'excludes', item], id, ids(source.hypotheses), 'hypothesis'));
		each(clue.only, (name, item) => check(['clues', index, 'only', item], name, variants, 'variant'));
	});
	each(source.observables, (observable, index) => {
		each(observable.only, (name, item) => check(['observables', index, 'only', item], name, variants, 'variant'));
		check(['observables', index, 'dimension'], observable.dimension, source.dimensions, 'claimed dimension');
	});
	each(source.hints, (hint, index) => {
		if (hint.until !== undefined) check(['hints', index, 'until'], hint.until, ids(source.clues), 'clue');
		each(hint.nulls, (id, item) => check(['hints', index, 'nulls', item], id, ids(source.observables), 'observable'));
	});
}

function checkWorld(scenario: Scenario, source: ScenarioFile, check: Check, errors: AuthorError[]): void {
	const { world, script } = source;
	const people = ids(world.people);
	const channels = ids(world.channels);
	const writers = [...people, world.player.id];
	const manifests = scenario.manifests.map(({ name }) => name);
	each(world.people, (person, index) =>
		each(person.replies, (reply, item) =>
			each(reply.channels, (channel, at) =>
				check(['world', 'people', index, 'replies', item, 'channels', at], channel, channels, 'channel'),
			),
		),
	);
	each(world.channels, (channel, index) =>
		each(channel.history, ({ from }, item) => check(['world', 'channels', index, 'history', item, 'from'], from, writers, 'person')),
	);
	each(world.past, (step, index) => {
		if (step.create !== undefined) check(['world', 'past', index, 'create'], step.create, manifests, 'file of files/');
		if (-step.at > world.history) {
			errors.push({
				...scenario.place(['world', 'past', index, 'at']),
				found: 'a time before history begins',
				allowed: 'a time inside `history`',
			});
		}
		if (index > 0 && step.at < world.past[index - 1]!.at) {
			errors.push({
				...scenario.place(['world', 'past', index, 'at']),
				found: 'a time before that of the step above',
				allowed: 'steps in order of time',
			});
		}
	});
	const stages = Object.keys(script.stages);
	check(['script', 'initial'], script.initial, stages, 'stage');
	for (const [name, stage] of Object.entries(script.stages)) {
		const at = ['script', 'stages', name];
		const injects: (readonly [Path, InjectSource])[] = [
			...stage.entry.map((inject, index) => [[...at, 'entry', index], inject] as const),
			...stage.during.flatMap((rule, index) => rule.do.map((inject, item) => [[...at, 'during', index, 'do', item], inject] as const)),
		];
		for (const [path, inject] of injects) {
			if (inject.say) check([...path, 'say', 'from'], inject.say.from, people, 'person');
			if (inject.say) check([...path, 'say', 'channel'], inject.say.channel, channels, 'channel');
			if (inject.create !== undefined) check([...path, 'create'], inject.create, manifests, 'file of files/');
			if (inject.by === undefined && !inject.say && !inject.push) {
				errors.push({
					...scenario.place(path),
					found: 'no key `by`',
					allowed: '`by`, the user who makes the change',
					fix: 'by: system:serviceaccount:ci:release',
				});
			}
		}
		each(stage.moves, (move, index) => check([...at, 'moves', index, 'to'], move.to, stages, 'stage'));
	}
}

/** Every pattern inside the rules of a scenario, with its path. */
export function patternsOf(source: ScenarioFile): readonly (readonly [Path, EventPattern])[] {
	const found: (readonly [Path, EventPattern])[] = [];
	const scope = (path: Path, value: Scope | undefined) => {
		for (const key of ['after', 'afterLast', 'before'] as const) if (value?.[key]) found.push([[...path, key], value[key]]);
	};
	const predicate = (path: Path, value: Predicate | undefined): void => {
		each(value?.all, (part, index) => predicate([...path, 'all', index], part));
		each(value?.any, (part, index) => predicate([...path, 'any', index], part));
		if (value?.not) predicate([...path, 'not'], value.not);
		if (value?.seen) {
			found.push([[...path, 'seen', 'event'], value.seen.event]);
			scope([...path, 'seen'], value.seen);
		}
	};
	each(source.goals, (goal, index) => {
		predicate(['goals', index, 'when'], goal.when);
		predicate(['goals', index, 'partly'], goal.partly);
	});
	each(source.ends, (end, index) => predicate(['ends', index, 'when'], end.when));
	for (const depth of ['detect', 'localise', 'explain', 'mitigate'] as const) predicate(['depths', depth], source.depths[depth]);
	each(source.observables, (observable, index) => {
		const at = ['observables', index, 'pattern'];
		const { exists, absent, precedes, responds, bounded, holds } = observable.pattern;
		if (exists) found.push([[...at, 'exists'], exists]);
		if (absent) found.push([[...at, 'absent'], absent]);
		if (precedes) found.push([[...at, 'precedes', 'first'], precedes.first], [[...at, 'precedes', 'second'], precedes.second]);
		if (responds) found.push([[...at, 'responds', 'to'], responds.to], [[...at, 'responds', 'with'], responds.with]);
		if (bounded) found.push([[...at, 'bounded', 'event'], bounded.event]);
		predicate([...at, 'holds'], holds);
		scope([...at, 'scope'], observable.pattern.scope);
		predicate(['observables', index, 'opportunity'], observable.opportunity);
	});
	return found;
}

function checkRules(source: ScenarioFile, check: Check): void {
	const channels = ids(source.world.channels);
	for (const [path, pattern] of patternsOf(source)) {
		if (pattern.clue !== undefined) check([...path, 'clue'], pattern.clue, ids(source.clues), 'clue');
		const { channel, stage } = pattern.where ?? {};
		if (typeof channel === 'string') check([...path, 'where', 'channel'], channel, channels, 'channel');
		if (typeof stage === 'string') check([...path, 'where', 'stage'], stage, Object.keys(source.script.stages), 'stage');
	}
}

function checkPlays(scenario: Scenario, errors: AuthorError[]): void {
	const source = Object.values(scenario.sources)[0];
	if (!source) return;
	for (const { play, place } of scenario.plays) {
		const check: Check = (path, name, known, what) => {
			if (!known.includes(name)) errors.push({ ...place(path), found: `\`${name}\`, which is no ${what}`, allowed: known.join(', ') });
		};
		check(['expect', 'end'], play.expect.end, ids(source.ends), 'end');
		each(play.variants, (name, index) => check(['variants', index], name, scenario.variants, 'variant'));
		for (const id of Object.keys(play.expect.observables)) check(['expect', 'observables', id], id, ids(source.observables), 'observable');
		each(play.expect.gates, (id, index) =>
			check(['expect', 'gates', index], id, ids(source.observables.filter(({ gate }) => gate)), 'observable with a gate'),
		);
		each(play.steps, (step, index) => {
			each(step.when?.variant, (name, item) => check(['steps', index, 'when', 'variant', item], name, scenario.variants, 'variant'));
			const wait = step.wait === undefined ? 0 : durationMs(step.wait);
			if (wait === null || wait < 0)
				errors.push({ ...place(['steps', index, 'wait']), found: `\`${step.wait}\``, allowed: 'a duration such as 90s' });
			if (step.input && step.required === undefined && step.optional === undefined) {
				errors.push({
					...place(['steps', index]),
					found: 'an input that does not say whether it is needed',
					allowed: '`required: true`, or `optional` with the reason',
					fix: 'required: true',
				});
			}
			if (step.required !== undefined && step.optional !== undefined) {
				errors.push({ ...place(['steps', index, 'optional']), found: 'both `required` and `optional`', allowed: 'one of them' });
			}
		});
	}
}

function checkDebrief(scenario: Scenario, errors: AuthorError[]): void {
	const ends = Object.values(scenario.sources)[0]?.ends ?? [];
	const found = sections(scenario.debrief.text);
	each(ends, ({ id }, index) => {
		if (found.some(({ heading }) => heading === id)) return;
		errors.push({
			...scenario.place(['ends', index, 'id']),
			found: `end \`${id}\` without a debrief`,
			allowed: `a section \`## ${id}\` in debrief.md`,
			fix: `## ${id}`,
		});
	});
	for (const { heading, line } of found) {
		if (ends.some(({ id }) => id === heading)) continue;
		errors.push({ file: scenario.debrief.file, line, column: 1, found: `a section for \`${heading}\``, allowed: ids(ends).join(', ') });
	}
}

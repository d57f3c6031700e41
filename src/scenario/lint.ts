/**
 * Static lint: judges a scenario that loads. What needs plays to be run is not here but in the tool. Every finding has a place, says what
 * was found and what is wanted.
 */
import type { AuthorError } from './author-error.ts';
import { didYouMean, sortAuthorErrors } from './author-error.ts';
import { exploreChart } from './chart.ts';
import { compileScenario } from './compile.ts';
import type { Scenario } from './load.ts';
import { sections } from './markdown.ts';
import type { CompiledScenario } from './packs.ts';
import { patternsOf } from './references.ts';
import type { EventPattern, Predicate } from './schema/rules.ts';
import type { ScenarioFile } from './schema/scenario.ts';
import type { Path } from './yaml-source.ts';

/** The ids that scenarios may cite. */
export interface LintContent {
	readonly causes: readonly string[];
	readonly roleIds: readonly string[];
	readonly tracks: readonly string[];
}

export function lintScenario(scenario: Scenario, content: LintContent): AuthorError[] {
	const findings: AuthorError[] = [];
	for (const variant of scenario.variants) {
		const source = scenario.sources[variant]!;
		const report: Report = (path, found, allowed, fix) =>
			findings.push({ ...scenario.place(path), found, allowed, ...(fix === undefined ? {} : { fix }) });
		const compiled = compileScenario(scenario, variant);
		lintCitations(source, content, report);
		lintDimensions(source, variant, report);
		lintHypotheses(source, variant, report);
		lintEnds(source, report);
		lintHints(source, report);
		lintScript(compiled, report);
		lintLiterals(scenario, source, compiled, report);
	}
	lintSameForAll(scenario, findings);
	lintBrief(scenario, findings);
	lintDebrief(scenario, findings);
	lintPlays(scenario, findings);
	return sortAuthorErrors(findings);
}

type Report = (path: Path, found: string, allowed: string, fix?: string) => void;

function lintCitations(source: ScenarioFile, content: LintContent, report: Report): void {
	const cite = (path: Path, id: string, known: readonly string[], what: string) => {
		if (known.includes(id)) return;
		const meant = didYouMean(id, known);
		report(path, `\`${id}\``, `${what}${meant === undefined ? '' : `; did you mean \`${meant}\`?`}`);
	};
	for (const [index, id] of source.covers.entries()) cite(['covers', index], id, content.roleIds, 'an id of content/role');
	for (const [index, { covers }] of source.observables.entries()) {
		for (const [item, id] of covers.entries()) cite(['observables', index, 'covers', item], id, content.roleIds, 'an id of content/role');
	}
	for (const [index, { cause }] of source.hypotheses.entries()) {
		cite(['hypotheses', index, 'cause'], cause, content.causes, 'a cause of content/taxonomy.yaml');
	}
	cite(['track'], source.track, content.tracks, 'a track of content/tracks.yaml');
}

/** Numbers from the scoring model: with fewer, no reading can come of an attempt. */
const WANTED = { meets: 3, strong: 2 } as const;

function lintDimensions(source: ScenarioFile, variant: string, report: Report): void {
	for (const [index, dimension] of source.dimensions.entries()) {
		for (const level of ['meets', 'strong'] as const) {
			const count = source.observables.filter(
				(observable) => observable.dimension === dimension && observable.level === level && (observable.only?.includes(variant) ?? true),
			).length;
			if (count >= WANTED[level]) continue;
			report(
				['dimensions', index],
				`${dimension} with ${count} observable${count === 1 ? '' : 's'} of level ${level} in variant ${variant}`,
				`${WANTED[level]} or more, or no claim of ${dimension}`,
			);
		}
	}
}

function lintHypotheses(source: ScenarioFile, variant: string, report: Report): void {
	const { truth } = source.variants[variant]!;
	const clues = source.clues.filter((clue) => clue.only?.includes(variant) ?? true);
	for (const [index, { id }] of source.hypotheses.entries()) {
		if (id === truth || clues.some((clue) => clue.excludes.includes(id))) continue;
		report(
			['hypotheses', index],
			`\`${id}\`, which no clue of variant ${variant} excludes`,
			'a clue that excludes it, or no such hypothesis',
		);
	}
	for (const [index, clue] of source.clues.entries()) {
		if (!clues.includes(clue) || !clue.excludes.includes(truth)) continue;
		report(['clues', index, 'excludes'], `\`${truth}\`, which is true in variant ${variant}`, 'only hypotheses that are false there');
	}
	const used = new Set([...patternsOf(source).flatMap(([, { clue }]) => clue ?? []), ...source.hints.flatMap(({ until }) => until ?? [])]);
	for (const [index, clue] of source.clues.entries()) {
		if (clue.excludes.length > 0 || used.has(clue.id)) continue;
		report(['clues', index], `\`${clue.id}\`, which excludes nothing and which no rule asks for`, 'a clue that tells something');
	}
}

function lintEnds(source: ScenarioFile, report: Report): void {
	for (const kind of ['won', 'left'] as const) {
		if (!source.ends.some((end) => end.kind === kind)) report(['ends'], `no end of kind ${kind}`, `an end for an attempt that is ${kind}`);
	}
	const open = source.ends.findIndex((end) => end.kind === 'left' && end.when === undefined);
	if (open < 0) report(['ends'], 'no end for every other attempt', 'one `left` end without `when`, the last');
	for (const [index, end] of source.ends.entries()) {
		if (end.kind !== 'left' && end.when === undefined)
			report(['ends', index], `a ${end.kind} end without \`when\``, 'the predicate that decides it');
	}
}

/** Every end has its debrief (the loader checks that); here: that it says something. */
function lintDebrief(scenario: Scenario, findings: AuthorError[]): void {
	for (const { heading, line, text } of sections(scenario.debrief.text)) {
		const words = text.split(/\s+/).filter(Boolean).length;
		if (words >= 30) continue;
		findings.push({
			file: scenario.debrief.file,
			line,
			column: 1,
			found: `a debrief of ${words} words for \`${heading}\``,
			allowed: '30 words or more: what happened, and the right picture',
		});
	}
}

/** Commands that change something: a hint may not hand them out before its last grade. */
const changing =
	/\b(?:kubectl\s+(?:\S+\s+)*?(?:rollout\s+(?:undo|restart|pause|resume)|set|scale|delete|apply|patch|edit|replace|label|annotate|drain|cordon)|helm\s+(?:rollback|upgrade|uninstall)|git\s+(?:revert|push)|crane\s+(?:copy|tag|push|delete))\b/;

function lintHints(source: ScenarioFile, report: Report): void {
	for (const grade of ['observe', 'direct', 'near-solution'] as const) {
		if (!source.hints.some((hint) => hint.grade === grade)) report(['hints'], `no hint of grade ${grade}`, 'hints of all three grades');
	}
	for (const [index, hint] of source.hints.entries()) {
		const command = changing.exec(hint.text)?.[0];
		if (hint.grade !== 'near-solution' && command !== undefined) {
			report(
				['hints', index, 'text'],
				`the solution command \`${command}\` in a hint of grade ${hint.grade}`,
				'commands only in near-solution',
			);
		}
		if (hint.grade === 'near-solution' && hint.nulls.length === 0) {
			report(['hints', index], 'a near-solution that nulls nothing', '`nulls` with the observables that it gives away');
		}
	}
}

function lintScript({ world }: CompiledScenario, report: Report): void {
	const { unreachable, endless } = exploreChart(world.script);
	for (const stage of unreachable)
		report(['script', 'stages', stage], `stage \`${stage}\`, which nothing leads to`, 'stages that can be reached');
	for (const stage of endless) {
		report(['script', 'stages', stage], `stage \`${stage}\`, from which the script never comes to rest`, 'a way to a stage without moves');
	}
}

/** Fields whose values are the platform's own words or cannot be known beforehand by anybody. */
const platformFields = new Set(['by', 'verb', 'resource', 'subresource', 'status', 'source', 'stage', 'kind', 'view', 'reason', 'from']);

function lintLiterals(scenario: Scenario, source: ScenarioFile, compiled: CompiledScenario, report: Report): void {
	const { card, world } = compiled;
	const texts = [
		card.brief,
		card.authority,
		...card.components,
		...card.runbook.map(({ text }) => text),
		...Object.values(world.files),
		...world.cluster.objects.map((object) => JSON.stringify(object)),
		...world.channels.flatMap(({ id, history }) => [id, ...history.map(({ text }) => text)]),
		...world.people.flatMap(({ replies }) => replies.map(({ text }) => text)),
		...world.registry.images.map(({ repository, tag }) => `${repository}:${tag}`),
		...world.history.map(({ request }) => JSON.stringify(request)),
	];
	const demand = (path: Path, literal: unknown) => {
		if (typeof literal !== 'string' || literal === '' || texts.some((text) => text.includes(literal))) return;
		report(
			path,
			`\`${literal}\`, which the person cannot know`,
			`literals that occur in the brief, the runbook or the world of ${scenario.slug}`,
		);
	};
	for (const [path, pattern] of patternsOf(source)) {
		for (const [field, value] of fieldsOf(pattern)) if (!platformFields.has(field)) demand([...path, 'where', field], value);
	}
	for (const [path, predicate] of worldsOf(source)) {
		demand([...path, 'name'], predicate.name);
		demand([...path, 'is'], predicate.is);
	}
}

const fieldsOf = (pattern: EventPattern): readonly (readonly [string, unknown])[] => Object.entries(pattern.where ?? {});

function worldsOf(source: ScenarioFile): readonly (readonly [Path, NonNullable<Predicate['world']>])[] {
	const found: (readonly [Path, NonNullable<Predicate['world']>])[] = [];
	const walk = (path: Path, predicate: Predicate | undefined): void => {
		if (!predicate) return;
		for (const key of ['all', 'any'] as const)
			for (const [index, part] of (predicate[key] ?? []).entries()) walk([...path, key, index], part);
		walk([...path, 'not'], predicate.not);
		if (predicate.world) found.push([[...path, 'world'], predicate.world]);
	};
	for (const [index, goal] of source.goals.entries()) walk(['goals', index, 'when'], goal.when);
	for (const [index, end] of source.ends.entries()) walk(['ends', index, 'when'], end.when);
	for (const [index, { pattern }] of source.observables.entries()) walk(['observables', index, 'pattern', 'holds'], pattern.holds);
	return found;
}

/** Pages are built once for all variants, and a page that differs would tell which variant it is. */
function lintSameForAll(scenario: Scenario, findings: AuthorError[]): void {
	const [first, ...others] = scenario.variants.map((variant) => compileScenario(scenario, variant));
	const allowed = 'a text that is the same in every variant: pages show it before one is chosen';
	const found = (what: string) => `${what} that differs between variants`;
	for (const { card, assess } of others) {
		const { brief, runbook, ...facts } = card;
		if (brief !== first!.card.brief) findings.push({ file: scenario.brief.file, line: 1, column: 1, found: found('a brief'), allowed });
		if (JSON.stringify(runbook) !== JSON.stringify(first!.card.runbook)) {
			findings.push({ file: scenario.runbook.file, line: 1, column: 1, found: found('a runbook'), allowed });
		}
		for (const field of Object.keys(facts) as (keyof typeof facts)[]) {
			if (JSON.stringify(facts[field]) === JSON.stringify(first!.card[field])) continue;
			findings.push({ ...scenario.place([field]), found: found(`\`${field}\``), allowed });
		}
		for (const [index, hint] of assess.hints.entries()) {
			if (hint.text !== first!.assess.hints[index]!.text)
				findings.push({ ...scenario.place(['hints', index, 'text']), found: found('a hint'), allowed });
		}
		for (const [index, goal] of assess.goals.entries()) {
			if (goal.title !== first!.assess.goals[index]!.title)
				findings.push({ ...scenario.place(['goals', index, 'title']), found: found('an objective'), allowed });
		}
	}
}

const BRIEF_WORDS = 150;

function lintBrief(scenario: Scenario, findings: AuthorError[]): void {
	const words = scenario.brief.text.split(/\s+/).filter(Boolean).length;
	if (words <= BRIEF_WORDS) return;
	findings.push({
		file: scenario.brief.file,
		line: 1,
		column: 1,
		found: `a brief of ${words} words`,
		allowed: `${BRIEF_WORDS} words at most`,
	});
}

function lintPlays(scenario: Scenario, findings: AuthorError[]): void {
	for (const kind of ['expert', 'careless', 'nothing'] as const) {
		if (scenario.plays.some(({ play }) => play.kind === kind)) continue;
		findings.push({
			file: scenario.file,
			line: 1,
			column: 1,
			found: `no play of kind ${kind}`,
			allowed: 'plays/*.yaml with an expert, a careless one, and one that does nothing',
		});
	}
}

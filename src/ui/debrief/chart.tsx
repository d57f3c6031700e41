import type { Debrief } from '../../scoring/index.ts';
import { attemptTime, Icon, Octagon } from '../kit/index.ts';
import { type Label, placeLabels, spread } from './place-labels.ts';
import { causeDepth, causeGrid, stepPath, type TimeAxis, timeAxis } from './scale.ts';
import { ClassShape, classWord } from './step-class.tsx';

const FIELD = { width: 1000, top: 14, bottom: 166 };
const HEIGHT = 180;
/** Widths of a turning point and of a step, as shares of the axis. */
const TURN = 0.025;
const STEP = 0.017;
const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;
const down = (left: number, causes: number): string =>
	percent((FIELD.top + causeDepth(left, causes) * (FIELD.bottom - FIELD.top)) / HEIGHT);

interface ChartProps {
	readonly debrief: Debrief;
	/** Address of a moment. */
	linkTo(position: string): string;
}

/** Causes left over time, and lanes of steps, people and platform on the same axis. The tables below say the same. */
export function Chart({ debrief, linkTo }: ChartProps) {
	const { space, turns, steps, length, depths } = debrief;
	const expertEnd = space.expert?.depths.mitigate ?? null;
	const axis = timeAxis([length, ...(expertEnd === null ? [] : [expertEnd])]);
	const you = depths.find(({ id }) => id === 'mitigate')?.you ?? null;
	const turnPlaces = spread(
		turns.map(({ at }) => axis.place(at)),
		TURN,
	);
	const stepPlaces = spread(
		steps.map(({ at }) => axis.place(at)),
		STEP,
	);
	const expertPlaces = spread(space.expert?.steps.map(({ at }) => axis.place(at)) ?? [], STEP);
	const mitigated = debrief.turns.find(({ time }) => time === you?.time)?.at ?? null;
	return (
		<figure className="space">
			<Lane name="Turning points" className="lane-turn">
				{turns.map(({ number, time, title, position }, index) => (
					<a
						key={number}
						className="turn"
						href={linkTo(position)}
						style={{ left: percent(turnPlaces[index]!) }}
						aria-label={`Turning point ${number} at ${time}: ${title}`}
					>
						{number}
					</a>
				))}
			</Lane>
			<div className="space-plot">
				<span className="lane-name">Possible causes left</span>
				<div className="space-in">
					<svg viewBox={`0 0 ${FIELD.width} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={described(debrief)}>
						{causeGrid(space.causes).map((left) => (
							<path
								key={left}
								className="grid"
								d={`M0 ${(FIELD.top + causeDepth(left, space.causes) * (FIELD.bottom - FIELD.top)).toFixed(1)}H${FIELD.width}`}
							/>
						))}
						{space.expert ? (
							<path
								className="line reference"
								d={stepPath(space.expert.space, expertEnd ?? lastAt(space.expert.space), axis, space.causes, FIELD)}
							/>
						) : null}
						<path className="line subject" d={stepPath(space.you, mitigated ?? length, axis, space.causes, FIELD)} />
					</svg>
					<ol className="strip-y" aria-hidden="true">
						{causeGrid(space.causes).map((left) => (
							<li key={left} style={{ top: down(left, space.causes) }}>
								{left}
							</li>
						))}
					</ol>
					{turns.map(({ number, at, isWarning }) => (
						<span key={number} className={isWarning ? 'vmark warnmark' : 'vmark'} style={{ left: percent(axis.place(at)) }} />
					))}
					{space.expert && expertEnd !== null ? (
						<EndLabel at={axis.place(expertEnd)} top={down(space.expert.space.at(-1)?.left ?? 1, space.causes)} isReference>
							restored {attemptTime(expertEnd)}
						</EndLabel>
					) : null}
					{mitigated !== null ? (
						<EndLabel at={axis.place(mitigated)} top={down(space.you.at(-1)?.left ?? space.causes, space.causes)}>
							restored {attemptTime(mitigated)}
						</EndLabel>
					) : null}
				</div>
			</div>
			<Lane name="Your steps">
				{steps.map((step, index) => (
					<span
						key={step.position}
						className="at"
						style={{ left: percent(stepPlaces[index]!) }}
						title={`${classWord(step.class)}, ${step.time}`}
					>
						<ClassShape step={step.class} />
					</span>
				))}
			</Lane>
			{space.expert ? (
				<Lane name="Expert's steps">
					{space.expert.steps.map((step, index) => (
						<span
							// biome-ignore lint/suspicious/noArrayIndexKey: two steps of the expert may share a time and a class
							key={index}
							className="at ref"
							style={{ left: percent(expertPlaces[index]!) }}
							title={`${classWord(step.class)}, ${attemptTime(step.at)}`}
						>
							<ClassShape step={step.class} />
						</span>
					))}
				</Lane>
			) : null}
			<EventLane name="People" className="lane-people" debrief={debrief} lane="people" axis={axis} />
			<EventLane name="Platform" debrief={debrief} lane="platform" axis={axis} />
			<div className="lane-x" aria-hidden="true">
				<div className="lane-in">
					{axis.ticks.map(({ at, words }) => (
						<span key={at} style={{ left: percent(axis.place(at)) }}>
							{words}
						</span>
					))}
				</div>
			</div>
		</figure>
	);
}

const lastAt = (points: readonly { readonly at: number }[]): number => points.at(-1)?.at ?? 0;

function Lane({
	name,
	className = '',
	children,
}: {
	readonly name: string;
	readonly className?: string;
	readonly children: React.ReactNode;
}) {
	return (
		<div className={`lane ${className}`}>
			<span className="lane-name">{name}</span>
			<div className="lane-in">{children}</div>
		</div>
	);
}

function EndLabel({
	at,
	top,
	isReference,
	children,
}: {
	readonly at: number;
	readonly top: string;
	readonly isReference?: boolean;
	readonly children: React.ReactNode;
}) {
	return (
		<span className={isReference ? 'endlabel ref' : 'endlabel'} style={{ left: percent(at), top }}>
			{children}
		</span>
	);
}

interface EventLaneProps {
	readonly name: string;
	readonly className?: string;
	readonly debrief: Debrief;
	readonly lane: 'people' | 'platform';
	readonly axis: TimeAxis;
}

const TONE_SHAPES = { plain: null, bad: <Octagon size={14} />, good: <Icon name="check" size={14} /> } as const;

function EventLane({ name, className = '', debrief, lane, axis }: EventLaneProps) {
	const labels: readonly Label[] = debrief.timeline
		.filter((mark) => mark.lane === lane)
		.map(({ at, words, tone }) => ({ at: axis.place(at), words, tone: lane === 'people' ? 'plain' : tone }));
	const placed = placeLabels(labels, (amount) => (lane === 'people' ? `${amount} messages` : `${amount} events`));
	return (
		<Lane name={name} className={className}>
			{placed.map(({ at, words, tone, all }) => (
				<span
					key={`${at} ${words}`}
					className={tone === 'plain' ? 'ev' : `ev ${tone}`}
					style={{ left: percent(at) }}
					title={all.join('\n')}
				>
					{TONE_SHAPES[tone]}
					{words}
				</span>
			))}
		</Lane>
	);
}

/** The chart in one sentence. */
function described({ space }: Debrief): string {
	const line = (points: readonly { readonly at: number; readonly left: number }[]) =>
		points.map(({ at, left }, index) => (index === 0 ? String(left) : `${left} at ${attemptTime(at)}`)).join(', ');
	return `Number of possible causes left over time. You: ${line(space.you)}.${space.expert ? ` Expert: ${line(space.expert.space)}.` : ''}`;
}

import type { Debrief } from '../../scoring/index.ts';
import { Icon } from '../kit/index.ts';
import { ClassName, ClassShape, classWord } from './step-class.tsx';
import { Words } from './words.tsx';

interface PartProps {
	readonly debrief: Debrief;
	/** Address of a moment. */
	linkTo(position: string): string;
}

/** The four depths, you and the expert. */
export function Depths({ debrief }: PartProps) {
	return (
		<table className="depths">
			<caption className="vh">The four depths, you and the expert</caption>
			<thead>
				<tr>
					<th scope="col">Depth</th>
					<th scope="col" className="num">
						You
					</th>
					<th scope="col" className="num">
						Expert
					</th>
				</tr>
			</thead>
			<tbody>
				{debrief.depths.map(({ id, name, you, expert }) => (
					<tr key={id}>
						<th scope="row">{name}</th>
						<td className="num">{you ? you.time : 'not reached'}</td>
						<td className="num">{expert ?? 'no data'}</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

/** How often each class of step occurred. */
export function Classes({ debrief }: Pick<PartProps, 'debrief'>) {
	return (
		<ul className="classes">
			{debrief.classes.map(({ class: step, count, words }) => (
				<li key={step}>
					<ClassShape step={step} />
					<span>
						<b>
							{count} {step}
						</b>{' '}
						<span className="meta">{words}</span>
					</span>
				</li>
			))}
		</ul>
	);
}

export function Turns({ debrief, linkTo }: PartProps) {
	return (
		<ol className="turns">
			{debrief.turns.map(({ number, time, title, words, class: step, isWarning, position }) => (
				<li key={number} id={`turn-${number}`} className={isWarning ? 'turn-warn' : undefined}>
					<span className="turn-n">{number}</span>
					<div>
						<h3>{title}</h3>
						<p className="meta">
							<time>{time}</time>
							{step ? (
								<>
									<ClassShape step={step} />
									{classWord(step).toLowerCase()}
								</>
							) : null}
							{isWarning ? (
								<span className="warn withicon">
									<Icon name="warn" size={14} />
									{step === 'replace' ? 'causes were still open' : 'cannot be undone'}
								</span>
							) : null}
						</p>
						{words ? (
							<p>
								<Words>{words}</Words>
							</p>
						) : null}
						<p className="turn-acts no-print">
							<a href={linkTo(position)}>
								See the moment<span className="vh"> at {time}</span>
							</a>
						</p>
					</div>
				</li>
			))}
		</ol>
	);
}

/** Each step, and what it told. */
export function Steps({ debrief, linkTo }: PartProps) {
	return (
		<table className="steps">
			<thead>
				<tr>
					<th scope="col">At</th>
					<th scope="col">Step</th>
					<th scope="col">Class</th>
					<th scope="col" className="num">
						Causes left
					</th>
				</tr>
			</thead>
			<tbody>
				{debrief.steps.map(({ position, time, words, isCommand, told, class: step, causesBefore, causesAfter }) => (
					<tr key={position}>
						<td>
							<a className="mono" href={linkTo(position)}>
								{time}
							</a>
						</td>
						<td>
							<p className={isCommand ? 'mono' : undefined}>{words}</p>
							<p className="meta">
								<Words>{told}</Words>
							</p>
						</td>
						<td>
							<ClassName step={step} />
						</td>
						<td className="num">
							{causesAfter < causesBefore ? (
								<>
									<span className="meta">{causesBefore} to</span> <b>{causesAfter}</b>
								</>
							) : (
								causesAfter
							)}
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

const LANES = { you: 'You', people: 'People', platform: 'Platform' } as const;

/** The lanes of the chart, as a table. */
export function TimelineTable({ debrief, linkTo }: PartProps) {
	return (
		<details className="as-table no-print">
			<summary>
				<Icon name="right" size={14} />
				<span>The lanes as a table</span>
			</summary>
			<table>
				<thead>
					<tr>
						<th scope="col">At</th>
						<th scope="col">Lane</th>
						<th scope="col">What</th>
					</tr>
				</thead>
				<tbody>
					{debrief.timeline.map(({ position, time, lane, words }) => (
						<tr key={`${position} ${words}`}>
							<td>
								<a className="mono" href={linkTo(position)}>
									{time}
								</a>
							</td>
							<td>{LANES[lane]}</td>
							<td>{words}</td>
						</tr>
					))}
				</tbody>
			</table>
		</details>
	);
}

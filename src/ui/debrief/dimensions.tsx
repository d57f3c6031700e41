import type { Debrief } from '../../scoring/index.ts';
import { Icon, LevelMark } from '../kit/index.ts';
import { Words } from './words.tsx';

interface DimensionsProps {
	readonly debrief: Debrief;
	linkTo(position: string): string;
}

type Chips = Debrief['dimensions'][number]['chips'];

/** Readings with their evidence. Insufficient evidence is a level of its own and is never drawn as a low one. */
export function Dimensions({ debrief, linkTo }: DimensionsProps) {
	return (
		<table className="dims">
			<thead>
				<tr>
					<th scope="col">Dimension</th>
					<th scope="col">Reading</th>
					<th scope="col">Shown</th>
					<th scope="col">Evidence in this attempt</th>
					<th scope="col">What would change it</th>
				</tr>
			</thead>
			<tbody>
				{debrief.dimensions.map(({ id, name, reading, shown, chips, gates, change }) => (
					<tr key={id} className={reading === 'ie' ? 'is-ie' : undefined}>
						<th scope="row">{name}</th>
						<td>
							<LevelMark level={reading} />
						</td>
						<td>{shown}</td>
						<td>
							<Evidence chips={chips} linkTo={linkTo} />
							{gates.map((gate) => (
								<p key={gate.words} className="gate warn withicon">
									<Icon name="warn" size={14} />
									<Words>{gate.words}</Words>
								</p>
							))}
						</td>
						<td className="nextup">
							{change.map((words) => (
								<p key={words}>
									<Words>{words}</Words>
								</p>
							))}
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

function Evidence({ chips, linkTo }: { readonly chips: Chips; linkTo(position: string): string }) {
	if (chips.length === 0) return <span className="meta">none</span>;
	return (
		<ul className="chips">
			{chips.map(({ time, words, position, isShown }) => (
				<li key={`${position} ${words}`}>
					{position === null ? (
						<span className={isShown ? 'chip' : 'chip against'}>
							<Words>{words}</Words>
						</span>
					) : (
						<a className={isShown ? 'chip' : 'chip against'} href={linkTo(position)}>
							<time>{time}</time> {isShown ? null : <span className="meta">not shown: </span>}
							<Words>{words}</Words>
						</a>
					)}
				</li>
			))}
		</ul>
	);
}

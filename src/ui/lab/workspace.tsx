import { Fragment, useEffect, useRef, useState } from 'react';
import { type Layout, type LayoutStore, LIMITS, SURFACES, type Surface } from '../../stores/index.ts';
import { Gutter } from '../kit/index.ts';

/** From this width of the centre on, two panes stand side by side. */
const BESIDE_FROM = 1200;

interface WorkspaceProps {
	readonly layout: Layout;
	readonly act: ReturnType<LayoutStore['getState']>;
	readonly rail: React.ReactNode;
	readonly railStrip: React.ReactNode;
	readonly tabs: React.ReactNode;
	readonly notices: React.ReactNode;
	readonly panes: Readonly<Record<Surface, React.ReactNode>>;
	readonly side: React.ReactNode;
	readonly sideStrip: React.ReactNode;
}

/** Columns, panes and the dividers between them. */
export function Workspace({ layout, act, rail, railStrip, tabs, notices, panes, side, sideStrip }: WorkspaceProps) {
	return (
		<div className="work" style={columnSizes(layout)}>
			{railStrip}
			{rail}
			<main className="centre" id="main" tabIndex={-1}>
				<Gutter
					label="Width of the task"
					direction="vertical"
					className="column rail-gutter"
					value={layout.rail}
					{...limits('rail')}
					onMove={act.moveRail}
					onRestore={() => act.restore('rail')}
				/>
				{tabs}
				{notices}
				<Split layout={layout} act={act} panes={panes} />
				<Gutter
					label="Width of the notebook"
					direction="vertical"
					className="column side-gutter"
					value={layout.side}
					{...limits('side')}
					onMove={act.moveSide}
					onRestore={() => act.restore('side')}
				/>
			</main>
			{side}
			{sideStrip}
		</div>
	);
}

const limits = (what: 'rail' | 'side' | 'split') => ({ min: LIMITS[what].min, max: LIMITS[what].max });

/** Only a width that somebody chose is set; else the style sheet decides, which knows the window. */
function columnSizes({ rail, side }: Layout): React.CSSProperties {
	return {
		...(rail === LIMITS.rail.start ? {} : { '--rail-w': `${rail}px` }),
		...(side === LIMITS.side.start ? {} : { '--side-w': `${side}px` }),
	} as React.CSSProperties;
}

/** All surfaces stay in the page, hidden or not, so that none loses what it holds; the divider follows the first that is shown. */
function Split({ layout, act, panes }: Pick<WorkspaceProps, 'layout' | 'act' | 'panes'>) {
	const box = useRef<HTMLDivElement>(null);
	const [isBeside, setIsBeside] = useState(false);
	useEffect(() => {
		const observer = new ResizeObserver(([entry]) => setIsBeside((entry?.contentRect.width ?? 0) >= BESIDE_FROM));
		if (box.current) observer.observe(box.current);
		return () => observer.disconnect();
	}, []);
	const isTwo = layout.panes.length === 2;
	const style = { '--first': `${layout.split}fr`, '--second': `${100 - layout.split}fr` } as React.CSSProperties;
	return (
		<div ref={box} className={`split${isTwo ? ' two' : ''}${isTwo && isBeside ? ' beside' : ''}`} style={style}>
			{SURFACES.map((surface) => (
				<Fragment key={surface}>
					{panes[surface]}
					{isTwo && surface === layout.panes[0] ? (
						<Gutter
							label="Size of the first pane"
							direction={isBeside ? 'vertical' : 'horizontal'}
							value={layout.split}
							{...limits('split')}
							onMove={(delta) => act.moveSplit(delta, isBeside ? (box.current?.clientWidth ?? 0) : (box.current?.clientHeight ?? 0))}
							onRestore={() => act.restore('split')}
						/>
					) : null}
				</Fragment>
			))}
		</div>
	);
}

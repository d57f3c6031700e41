/** Shapes of our own: brand, levels, classes of a step, workload states, progress. Each stands beside its word. */

export function BrandMark() {
	return (
		<svg
			className="brandmark"
			aria-hidden="true"
			width="20"
			height="20"
			viewBox="0 0 20 20"
			fill="none"
			stroke="currentColor"
			strokeWidth="2"
		>
			<path d="M2 15.5h16" />
			<path d="M10 12.5v-2" strokeDasharray="2 2" />
			<circle cx="10" cy="6" r="3.5" fill="currentColor" stroke="none" />
		</svg>
	);
}

export type Level = 'ie' | 'below' | 'borderline' | 'meets' | 'strong';

export const LEVEL_WORDS: Readonly<Record<Level, string>> = {
	ie: 'Insufficient evidence',
	below: 'Below',
	borderline: 'Borderline',
	meets: 'Meets',
	strong: 'Strong',
};

const LEVEL_SHAPES: Readonly<Record<Level, React.ReactNode>> = {
	ie: <path d="M2 8h16" strokeDasharray="2 3" strokeWidth="1.5" />,
	below: (
		<>
			<path d="M2 4h16" strokeWidth="1.5" />
			<circle cx="10" cy="10.5" r="3" strokeWidth="1.5" />
		</>
	),
	borderline: (
		<>
			<path d="M2 8h4.5M13.5 8H18" strokeWidth="1.5" />
			<circle cx="10" cy="8" r="3.5" strokeWidth="1.5" />
			<path d="M6.5 8a3.5 3.5 0 0 0 7 0z" fill="currentColor" stroke="none" />
		</>
	),
	meets: (
		<>
			<path d="M2 13h16" strokeWidth="1.5" />
			<circle cx="10" cy="8" r="3.5" fill="currentColor" stroke="none" />
		</>
	),
	strong: (
		<>
			<path d="M2 14h16M5 10.5h10" strokeWidth="1.5" />
			<circle cx="10" cy="4.75" r="3.75" fill="currentColor" stroke="none" />
		</>
	),
};

/** A reading of a person: a dot against the bar of "meets". Insufficient evidence has no dot. */
export function LevelMark({ level, word = LEVEL_WORDS[level] }: { readonly level: Level; readonly word?: string }) {
	return (
		<span className={`level level-${level}`}>
			<svg className="mark" aria-hidden="true" width="20" height="16" viewBox="0 0 20 16" fill="none" stroke="currentColor">
				{LEVEL_SHAPES[level]}
			</svg>
			<span>{word}</span>
		</span>
	);
}

export type StepClass = 'splitting' | 'elimination' | 'redundant' | 'irrelevant' | 'replace';

const STEP_SHAPES: Readonly<Record<StepClass, React.ReactNode>> = {
	splitting: <path d="M2 8h4M6 8l6-5M6 8l6 5M9.5 3H12v2.5M9.5 13H12v-2.5" />,
	elimination: (
		<>
			<circle cx="8" cy="8" r="5.5" />
			<path d="M5 8h6" />
		</>
	),
	redundant: (
		<>
			<path d="M3 6h8a3 3 0 0 1 0 6H5" />
			<path d="M7 9.5 4.5 12 7 14.5" />
		</>
	),
	irrelevant: <circle cx="8" cy="8" r="5" strokeDasharray="2 2.2" />,
	replace: <rect x="2.5" y="2.5" width="11" height="11" fill="currentColor" stroke="none" />,
};

/** The frame of every shape that stands for a step. `name` is its class after `act-`. */
export function StepFrame({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
	return (
		<svg
			className={`act act-${name}`}
			aria-hidden="true"
			width="16"
			height="16"
			viewBox="0 0 16 16"
			fill="none"
			stroke="currentColor"
			strokeWidth="1.5"
			strokeLinecap="round"
			strokeLinejoin="round"
		>
			{children}
		</svg>
	);
}

export function StepShape({ step }: { readonly step: StepClass }) {
	return <StepFrame name={step}>{STEP_SHAPES[step]}</StepFrame>;
}

/** The solid octagon: somebody is needed now. */
export function Octagon({ size = 16 }: { readonly size?: number }) {
	return (
		<svg className="icon" aria-hidden="true" width={size} height={size} viewBox="0 0 16 16">
			<path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" fill="currentColor" />
			<path d="m5.5 5.5 5 5m0-5-5 5" fill="none" stroke="var(--panel)" strokeWidth="1.75" strokeLinecap="round" />
		</svg>
	);
}

export type Progress = 'open' | 'partly' | 'seen';

/** Progress of a lab, an objective or a readiness: open, half, full with a check. */
export function ProgressShape({ progress }: { readonly progress: Progress }) {
	return (
		<svg className={progress === 'seen' ? 'shape good' : 'shape'} aria-hidden="true" width="16" height="16" viewBox="0 0 16 16">
			{progress === 'seen' ? (
				<>
					<circle cx="8" cy="8" r="6.5" fill="currentColor" />
					<path d="m5 8.2 2.1 2.1L11.2 6" fill="none" stroke="var(--panel)" strokeWidth="1.6" />
				</>
			) : (
				<circle cx="8" cy="8" r="5.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
			)}
			{progress === 'partly' ? <path d="M8 2.25a5.75 5.75 0 0 1 0 11.5z" fill="currentColor" /> : null}
		</svg>
	);
}

/** Level of a lab: one to three rising bars and the number. */
export function LabLevel({ level }: { readonly level: number }) {
	return (
		<>
			<span className="steps3" aria-hidden="true">
				{[1, 2, 3].map((bar) => (
					<i key={bar} className={bar <= level ? 'on' : ''} />
				))}
			</span>
			<span>
				{level}
				<span className="vh"> of 3</span>
			</span>
		</>
	);
}

import type { Debrief } from '../../scoring/index.ts';
import { type StepClass, StepFrame, StepShape } from '../kit/index.ts';

export type AnyClass = Debrief['steps'][number]['class'];

const CLASSES: readonly string[] = ['splitting', 'elimination', 'redundant', 'irrelevant', 'replace'];
const isClass = (step: AnyClass): step is StepClass => CLASSES.includes(step);

const WORDS: Readonly<Record<Exclude<AnyClass, StepClass>, string>> = {
	change: 'Change',
	check: 'Check',
	finding: 'Finding',
	again: 'Looked again',
};

export function classWord(step: AnyClass): string {
	return isClass(step) ? step.charAt(0).toUpperCase() + step.slice(1) : WORDS[step];
}

/** The five classes have their shapes; what stands outside them has a plain one: an open square changes, a tick checks, a dot finds. */
export function ClassShape({ step }: { readonly step: AnyClass }) {
	if (isClass(step)) return <StepShape step={step} />;
	return (
		<StepFrame name={step}>
			{step === 'change' ? <rect x="3" y="3" width="10" height="10" /> : null}
			{step === 'check' ? <path d="m3.5 8.5 3 3 6-7" /> : null}
			{step === 'finding' ? <circle cx="8" cy="8" r="2.5" fill="currentColor" stroke="none" /> : null}
			{step === 'again' ? <path d="M5 8h6" strokeDasharray="1.5 2.5" /> : null}
		</StepFrame>
	);
}

export function ClassName({ step }: { readonly step: AnyClass }) {
	return (
		<span className="actname">
			<ClassShape step={step} />
			{classWord(step)}
		</span>
	);
}

import type { ObjectiveView } from '../../session/client/index.ts';
import { Dialog, ProgressShape } from '../kit/index.ts';

interface FinishDialogProps {
	readonly isOpen: boolean;
	readonly isBusy: boolean;
	readonly objectives: readonly ObjectiveView[];
	readonly hasConclusion: boolean;
	onFinish(): void;
	onClose(): void;
}

/** Asked once: what is not seen yet is named, so that nobody finishes by mistake. */
export function FinishDialog({ isOpen, isBusy, objectives, hasConclusion, onFinish, onClose }: FinishDialogProps) {
	const missing = objectives.filter(({ state }) => state !== 'seen');
	return (
		<Dialog title="Finish this attempt?" isOpen={isOpen} onClose={onClose}>
			<p>The clock stops and the debrief is made from what you did. Nothing can be added afterwards.</p>
			{missing.length > 0 ? (
				<>
					<p>{missing.length === 1 ? 'One objective is not seen yet:' : `${missing.length} objectives are not seen yet:`}</p>
					<ul className="goals">
						{missing.map(({ id, title, state, detail }) => (
							<li key={id}>
								<ProgressShape progress={state} />
								<div>
									{title}
									<span className="meta"> {detail}</span>
								</div>
							</li>
						))}
					</ul>
				</>
			) : null}
			{hasConclusion ? null : <p>The notebook has no conclusion.</p>}
			<p className="dialog-acts">
				<button type="button" className="btn" onClick={onClose}>
					Go on working
				</button>
				<button type="button" className="btn primary" disabled={isBusy} onClick={onFinish}>
					Finish and read the debrief
				</button>
			</p>
		</Dialog>
	);
}

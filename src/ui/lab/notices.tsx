import type { LabState } from '../../session/client/index.ts';
import type { Trouble } from '../../stores/index.ts';
import { debriefHref, href, labHref, Notice } from '../kit/index.ts';

interface NoticesProps {
	readonly slug: string;
	readonly attempt: string | null;
	readonly isStopped: boolean;
	readonly end: LabState['end'];
	readonly isFinished: boolean;
	readonly trouble: Trouble | null;
	onRestart(): void;
	onFinish(): void;
	onRetry(): void;
	onSave(): void;
	onDismissTrouble(): void;
}

/** What stands above the panes: an end, or trouble. At most one of each. */
export function Notices(props: NoticesProps) {
	const { slug, attempt, end, isFinished, trouble } = props;
	const hasAny = end !== null || trouble !== null || isFinished;
	return (
		<div className="centre-notices" hidden={!hasAny}>
			<div role="alert">
				{trouble ? <TroubleNotice {...props} trouble={trouble} /> : null}
				{end?.isIrreversible && !isFinished ? (
					<Notice
						kind="end"
						title="This attempt cannot be won any more."
						acts={
							<>
								<button type="button" className="btn small" onClick={props.onRestart}>
									Restart
								</button>
								<button type="button" className="btn ghost small" onClick={props.onFinish}>
									Read the debrief
								</button>
							</>
						}
					>
						{end.says}
					</Notice>
				) : null}
			</div>
			{isFinished && attempt ? (
				<Notice
					title={end ? `${end.title.replace(/\.$/, '')}.` : 'This attempt is finished.'}
					acts={
						<>
							<a className="btn small primary" href={debriefHref(attempt)}>
								Read the debrief
							</a>
							<a className="btn small" href={labHref(slug, 'new')} onClick={props.onRestart}>
								Start a new attempt
							</a>
						</>
					}
				>
					{end?.says}
				</Notice>
			) : null}
		</div>
	);
}

function TroubleNotice({ trouble, isStopped, onRetry, onRestart, onSave, onDismissTrouble }: NoticesProps & { readonly trouble: Trouble }) {
	return (
		<Notice
			kind="warn"
			title={trouble.what}
			{...(isStopped ? {} : { onDismiss: onDismissTrouble })}
			acts={
				isStopped ? (
					<>
						{trouble.code === 'busy' || trouble.code === 'bug' || trouble.code === 'storage' ? (
							<button type="button" className="btn small" onClick={onRetry}>
								Try again
							</button>
						) : null}
						<button type="button" className="btn small" onClick={onRestart}>
							Start a new attempt
						</button>
						<a className="btn ghost small" href={href('labs/')}>
							See all labs
						</a>
					</>
				) : (
					<button type="button" className="btn small" onClick={onSave}>
						Save attempt
					</button>
				)
			}
		>
			{trouble.todo}
		</Notice>
	);
}

import { Icon } from './icon.tsx';
import { Octagon } from './marks.tsx';

interface NoticeProps {
	/** `end` is the red ground: only for an end that cannot be undone. */
	readonly kind?: 'plain' | 'warn' | 'end';
	readonly title?: string;
	readonly children?: React.ReactNode;
	readonly acts?: React.ReactNode;
	onDismiss?(): void;
}

/** Says what is so, what it means, what to do. Live regions are the caller's matter. */
export function Notice({ kind = 'plain', title, children, acts, onDismiss }: NoticeProps) {
	return (
		<div className={kind === 'end' ? 'notice bad-n arrived' : 'notice arrived'}>
			{kind === 'end' ? <Octagon /> : <Icon name={kind === 'warn' ? 'warn' : 'info'} className={kind === 'warn' ? 'warn' : ''} />}
			<div>
				<p>
					{title ? <b>{title} </b> : null}
					{children}
				</p>
				{acts ? <p className="notice-acts">{acts}</p> : null}
			</div>
			{onDismiss ? (
				<button type="button" className="btn ghost small square" aria-label="Dismiss this notice" onClick={onDismiss}>
					<Icon name="close" size={14} />
				</button>
			) : null}
		</div>
	);
}

/** An empty panel says why it is empty and what to do. */
export function Empty({ title, children }: { readonly title: string; readonly children?: React.ReactNode }) {
	return (
		<div className="notice empty">
			<div>
				<p>
					<b>{title}</b>
				</p>
				{children ? <p className="meta">{children}</p> : null}
			</div>
		</div>
	);
}

import { Fragment } from 'react';
import { Icon } from '../../kit/index.ts';

/** Name of an object that opens its detail. */
export function ObjectLink({ name, onOpen }: { readonly name: string; onOpen(): void }) {
	return (
		<button type="button" className="obj name" onClick={onOpen}>
			{name}
		</button>
	);
}

/** Pins what a row says. It shows on hover and on focus; the row itself says the same to everybody. */
export function PinButton({ what, isRunning, onPin }: { readonly what: string; readonly isRunning: boolean; onPin(): void }) {
	if (!isRunning) return null;
	return (
		<button type="button" className="btn ghost small square pinbtn" aria-label={`Pin ${what}`} title="Pin to the notebook" onClick={onPin}>
			<Icon name="pin" size={14} />
		</button>
	);
}

/** Image references; where room is short they break behind a slash and nowhere else, so that a tag stays in one piece. */
export function Images({ images }: { readonly images: readonly string[] }) {
	return (
		<span className="mono">
			{images.map((image) => (
				<span key={image} className="image">
					{image.split('/').map((part, index, parts) => (
						<Fragment key={parts.slice(0, index + 1).join('/')}>
							<span>
								{part}
								{index < parts.length - 1 ? '/' : ''}
							</span>
							<wbr />
						</Fragment>
					))}
				</span>
			))}
		</span>
	);
}

import { useState } from 'react';
import { Icon } from '../kit/index.ts';

interface ReplyProps {
	readonly channel: string;
	readonly isRunning: boolean;
	/** Two lines in the tab, one in the peek. */
	readonly isTall?: boolean;
	onSend(text: string): void;
	onFocus?(): void;
}

/** Enter sends; in the tall field Shift and Enter make a new line. What was typed is kept per field until it is sent. */
export function Reply({ channel, isRunning, isTall = false, onSend, onFocus }: ReplyProps) {
	const [text, setText] = useState('');
	const send = () => {
		const trimmed = text.trim();
		if (trimmed === '' || !isRunning) return;
		onSend(trimmed);
		setText('');
	};
	const label = `Message to #${channel}`;
	const field = {
		'aria-label': label,
		placeholder: label,
		value: text,
		disabled: !isRunning,
		onFocus,
		onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => setText(event.target.value),
	};
	return (
		<form
			className="reply"
			onSubmit={(event) => {
				event.preventDefault();
				send();
			}}
		>
			{isTall ? (
				<textarea
					{...field}
					rows={2}
					onKeyDown={(event) => {
						if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
						event.preventDefault();
						send();
					}}
				/>
			) : (
				<input type="text" autoComplete="off" {...field} />
			)}
			<button type="submit" className="btn square" aria-label="Send" disabled={!isRunning}>
				<Icon name="send" />
			</button>
		</form>
	);
}

/** The prompt in colour. The shell writes it plain; who shows it decides how it looks. */

const PROMPT = /^([\w.-]+@[\w.-]+)(:)(.*?)(?: (\([\w./-]+\)))?( [$#] )/;

const BOLD_BLUE = '\x1b[1;94m';
const DIM = '\x1b[90m';
const YELLOW = '\x1b[33m';
const PLAIN = '\x1b[0m';

/** `heron@ops:~/shop (prod/shop) $ ` with the parts that matter set apart: who, and a production context. Other prompts stay plain. */
export function colouredPrompt(text: string): string {
	const match = PROMPT.exec(text);
	if (!match) return text;
	const [all, who, colon, folder, context, sign] = match;
	const place = context === undefined ? '' : ` ${/^\(prod\b/.test(context) ? `${YELLOW}${context}${PLAIN}` : context}`;
	return `${BOLD_BLUE}${who}${PLAIN}${DIM}${colon}${PLAIN}${folder}${place}${DIM}${sign}${PLAIN}${text.slice(all.length)}`;
}

/** Colours every line of an output that begins with a prompt: lines that come back from a replay, or that were typed ahead. */
export function colouredEcho(text: string): string {
	return text.replace(/^.*$/gm, colouredPrompt);
}

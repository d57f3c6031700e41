/** Commands that would take the whole screen. This terminal is a stream of lines, so each says or does what is left of it. */
import type { Tool, ToolIo } from '../adapt.ts';

export const clear: Tool = {
	name: 'clear',
	async run(_, io) {
		io.out('\u001b[H\u001b[2J\u001b[3J');
		return 0;
	},
};

export const reset: Tool = { ...clear, name: 'reset' };

/** `less` and `more` print everything: the terminal itself scrolls. */
async function page(name: string, args: readonly string[], io: ToolIo): Promise<number> {
	const paths = args.filter((argument) => !/^[-+]./.test(argument));
	if (paths.length === 0) {
		if (io.stdin === '') {
			io.err(
				name === 'more' ? "more: bad usage\nTry 'more --help' for more information.\n" : 'Missing filename ("less --help" for help)\n',
			);
			return 1;
		}
		io.out(io.stdin);
		return 0;
	}
	let code = 0;
	for (const path of paths) {
		try {
			io.out(path === '-' ? io.stdin : await io.files.read(path));
		} catch (error) {
			io.err(`${name === 'more' ? 'more: cannot open ' : ''}${error instanceof Error ? error.message : String(error)}\n`);
			code = 1;
		}
	}
	return code;
}

export const PAGERS: readonly Tool[] = ['less', 'more', 'pager'].map((name) => ({ name, run: (args, io) => page(name, args, io) }));

export const EDITORS: readonly Tool[] = ['vi', 'vim', 'nano', 'emacs'].map((name) => ({
	name,
	async run(_, io) {
		io.err(`${name}: no full-screen editor in this terminal. Write files with cat > FILE <<'EOF' or change them with sed -i.\n`);
		return 1;
	},
}));

export const manual: Tool = {
	name: 'man',
	async run(args, io) {
		const pages = args.filter((argument) => !argument.startsWith('-') && !/^\d\w*$/.test(argument));
		if (pages.length === 0) {
			io.err("What manual page do you want?\nFor example, try 'man man'.\n");
			return 1;
		}
		for (const name of pages) io.err(`No manual entry for ${name}\n`);
		return 16;
	},
};

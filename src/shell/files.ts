/** The virtual file system: just-bash's own, with the devices that a terminal needs and with owners. */
import type { InMemoryFs } from 'just-bash';
import type { JustBash } from './bash/just-bash.ts';
import type { CommandFiles } from './command.ts';

/** Bytes that all files together may hold. */
const MAX_BYTES = 32 * 1024 * 1024;

export interface FileSystemOptions {
	readonly home: string;
	readonly user: string;
	readonly files: Readonly<Record<string, string>>;
	/** Text written to `/dev/tty`. */
	print(text: string): void;
}

/** Folders that exist before anything is written. */
const FOLDERS = ['/bin', '/usr/bin', '/usr/local/bin', '/etc', '/tmp', '/var/log', '/var/tmp', '/root', '/dev', '/proc'];

export async function createFileSystem(bash: JustBash, { home, user, files, print }: FileSystemOptions): Promise<InMemoryFs> {
	class VirtualFiles extends bash.InMemoryFs {
		override async writeFile(...given: Parameters<InMemoryFs['writeFile']>): Promise<void> {
			if (!swallow(given[0], given[1])) await super.writeFile(...given);
		}
		override async appendFile(...given: Parameters<InMemoryFs['appendFile']>): Promise<void> {
			if (!swallow(given[0], given[1])) await super.appendFile(...given);
		}
	}
	/** True for a device, which keeps nothing. */
	function swallow(path: string, content: string | Uint8Array): boolean {
		if (path === '/dev/tty') print(typeof content === 'string' ? content : new TextDecoder().decode(content));
		return path === '/dev/tty' || path === '/dev/null';
	}

	const system = new VirtualFiles({}, { maxTotalBytes: MAX_BYTES });
	for (const folder of [...FOLDERS, home]) await system.mkdir(folder, { recursive: true });
	await system.chmod('/tmp', 0o1777);
	const given: Record<string, string> = {
		'/dev/tty': '',
		'/etc/hostname': '',
		'/etc/os-release':
			'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nNAME="Debian GNU/Linux"\nVERSION_ID="12"\nVERSION="12 (bookworm)"\nID=debian\n',
		'/etc/passwd': `root:x:0:0:root:/root:/bin/bash\n${user}:x:1000:1000::${home}:/bin/bash\n`,
		...files,
	};
	for (const [path, text] of Object.entries(given)) {
		await system.mkdir(path.slice(0, path.lastIndexOf('/')) || '/', { recursive: true });
		await system.writeFile(path, text);
		if (text.startsWith('#!')) await system.chmod(path, 0o755);
	}
	return system;
}

/** Who owns a path: everything at home is the person's, the rest belongs to root. */
export function ownerOf(path: string, home: string, user: string): string {
	return path === home || path.startsWith(`${home}/`) || /^\/(tmp|var\/tmp)\//.test(path) ? user : 'root';
}

/** The file system as commands of this project use it. */
export function commandFiles(system: InMemoryFs, cwd: string): CommandFiles {
	const at = (path: string): string => system.resolvePath(cwd, path);
	/** The words that the C library gives, whatever the file system calls it. */
	const failed = (path: string, error: unknown): Error => {
		const text = error instanceof Error ? error.message : String(error);
		const words: Readonly<Record<string, string>> = {
			ENOENT: 'No such file or directory',
			EISDIR: 'Is a directory',
			ENOTDIR: 'Not a directory',
			EEXIST: 'File exists',
			ENOSPC: 'No space left on device',
			EACCES: 'Permission denied',
			ELOOP: 'Too many levels of symbolic links',
		};
		const code = /\b(E[A-Z]+)\b/.exec(text)?.[1] ?? '';
		return Object.assign(new Error(`${path}: ${words[code] ?? text}`), { code });
	};
	return {
		async read(path) {
			try {
				return await system.readFile(at(path));
			} catch (error) {
				throw failed(path, error);
			}
		},
		async write(path, text) {
			try {
				await system.writeFile(at(path), text);
			} catch (error) {
				throw failed(path, error);
			}
		},
		exists: (path) => system.exists(at(path)),
		async list(path) {
			try {
				return (await system.readdir(at(path))).toSorted();
			} catch (error) {
				throw failed(path, error);
			}
		},
	};
}

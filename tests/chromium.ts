/**
 * Finds a Chromium for the browser tests, or installs Debian's. Order: $CHROMIUM, one on this machine, `apt-get install chromium`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
];

export interface Chromium {
	readonly path: string;
	/** How it was come by, in words for the log. */
	readonly how: string;
}

function installWithApt(): boolean {
	if (!existsSync('/usr/bin/apt-get')) return false;
	const root = process.getuid?.() === 0;
	if (!root && spawnSync('sudo', ['-n', 'true']).status !== 0) return false;
	const apt = (args: string[]): boolean => {
		const [command, ...rest] = [...(root ? [] : ['sudo', '-n']), 'apt-get', ...args] as [string, ...string[]];
		return (
			spawnSync(command, rest, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
				.status === 0
		);
	};
	return apt(['update', '-qq']) && apt(['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
}

/** @throws when there is none and none can be installed; the message says what to do. */
export function findChromium(): Chromium {
	const named = process.env.CHROMIUM;
	if (named !== undefined && named !== '') {
		if (!existsSync(named)) throw new Error(`CHROMIUM is set to ${named}, and there is no such file.`);
		return { path: named, how: 'from $CHROMIUM' };
	}
	const found = PLACES.find((path) => existsSync(path));
	if (found !== undefined) return { path: found, how: 'found on this machine' };
	if (installWithApt() && existsSync('/usr/bin/chromium')) return { path: '/usr/bin/chromium', how: 'installed with apt-get' };
	throw new Error('No Chromium found. Install one (Debian: apt-get install chromium) or set CHROMIUM to its path.');
}

/** Version line of the browser, such as `Chromium 156.0.8078.79`. */
export function chromiumVersion(path: string): string {
	return execFileSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

/** Arguments for a quiet start in a container. */
export const CHROMIUM_ARGS = [
	'--disable-gpu',
	'--no-sandbox',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

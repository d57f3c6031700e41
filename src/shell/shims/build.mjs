/**
 * Bundles the just-bash package into src/shell/bash/generated: the same bytes for Node and for the browser. Why: docs/decisions/001.
 * Runs at `npm ci`; by hand after a change here: `node src/shell/shims/build.mjs`. A test checks that what is there is what this makes.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { MODULES } from './require.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../../..');
const upstream = join(root, 'node_modules/just-bash/dist/bundle');
const { version } = JSON.parse(readFileSync(join(root, 'node_modules/just-bash/package.json'), 'utf8'));
export const output = join(here, '../bash/generated');

/** Commands of one group share one chunk, loaded when the first of them runs. What is in no group is left out. */
export const GROUPS = {
	basic:
		'echo cat printf ls mkdir rmdir touch rm cp mv ln chmod pwd readlink head tail wc stat grep find sort uniq cut tr tee seq true basename dirname ' +
		'env date expr rev nl tac alias which',
	text: 'sed fold expand unexpand strings split column comm join paste tree du od base64 md5sum sha1sum sha256sum rg',
	awk: 'awk2',
	jq: 'jq',
	yq: 'yq',
	archive: 'gzip tar',
};
const groupOf = new Map(Object.entries(GROUPS).flatMap(([group, names]) => names.split(' ').map((name) => [name, group])));

/** The core, with what the hooks need exported and its command table pointing at groups. */
function core(text, files) {
	const interpreter = /\b(\w+)=class\{ctx;constructor\(\w+,\w+\)\{this\.ctx=\{state:/.exec(text)?.[1];
	const scope = /\bexec\(\w+,\w+\)\{let \w+=new (\w+)\(this\.limits,/.exec(text)?.[1];
	const limit = /instanceof (\w+)\)return \w+\(\{stdout:\w+\.stdout,stderr:\w+\(\w+\.stderr\),exitCode:\1\.EXIT_CODE/.exec(text)?.[1];
	if (!interpreter || !scope || !limit) throw new Error(`just-bash has changed: ${JSON.stringify({ interpreter, scope, limit })}`);
	return text
		.replace(/import\("\.\/chunks\/([\w-]+)-([A-Z0-9]{8})\.js"\)/g, (_, name, hash) => {
			const group = groupOf.get(name) ?? 'absent';
			if (group !== 'absent') files.set(name, join(upstream, `chunks/${name}-${hash}.js`));
			return `import("group:${group}")`;
		})
		.replace('5.1.0(1)-release', '5.2.15(1)-release')
		.replace(
			'Linux version 5.15.0-generic (just-bash) #1 SMP PREEMPT',
			'Linux version 6.1.0-18-amd64 (debian-kernel@lists.debian.org) #1 SMP PREEMPT_DYNAMIC',
		)
		.concat(`;export{${interpreter} as Interpreter,${scope} as ExecutionScope,${limit} as ExecutionLimitError};`);
}

const bundling = (files) => ({
	name: 'just-bash',
	setup(plugin) {
		plugin.onResolve({ filter: /^node:zlib$/ }, () => ({ path: join(here, 'zlib.mjs'), sideEffects: false }));
		plugin.onResolve(
			{ filter: /^(node:|undici$|turndown$|sql\.js$|quickjs-emscripten$|@mongodb-js\/zstd$|node-liblzma$|seek-bzip$|diff$)/ },
			() => ({
				path: join(here, 'absent.mjs'),
				sideEffects: false,
			}),
		);
		plugin.onResolve({ filter: /chunk-ZBUZKIPX\.js$/ }, () => ({ path: join(here, 'no-sandbox.mjs'), sideEffects: false }));
		plugin.onResolve({ filter: /^group:/ }, ({ path }) => ({ path: path.slice(6), namespace: 'group' }));
		plugin.onLoad({ filter: /./, namespace: 'group' }, ({ path }) => {
			if (path === 'absent') return { contents: 'export {}' };
			const members = GROUPS[path].split(' ').map((name) => {
				const file = files.get(name);
				if (!file) throw new Error(`just-bash has no command ${name}`);
				return `export * from ${JSON.stringify(file)};`;
			});
			return { contents: members.join('\n'), resolveDir: upstream };
		});
		plugin.onLoad({ filter: /just-bash\/dist\/bundle\/.*\.js$/ }, ({ path }) => {
			const text = readFileSync(path, 'utf8')
				.replace(
					/^import\{createRequire\} from"node:module";const require=createRequire\(import\.meta\.url\);/,
					'const require=nodeRequire;',
				)
				.replace(/(\b[\w$]+(?:\.\w+|\[[\w$]+\])*(?:\([^()]*\))?|\([^()]*\))\.localeCompare\(/g, 'compareText($1,')
				// The package itself draws for $RANDOM and awk; what the libraries under it draw is nobody's business.
				.replaceAll('Math.random()', 'rollDice()')
				// Without Buffer these go their own way, which keeps it out of the core.
				.replaceAll('typeof Buffer<"u"', '!1');
			for (const leftover of ['createRequire', 'localeCompare']) {
				if (text.includes(leftover))
					throw new Error(`just-bash has changed: ${basename(path)} has a ${leftover} that the bundler does not know`);
			}
			if (basename(path) === 'index.js') return { contents: core(text, files), loader: 'js' };
			// In the core only the file systems of a host use Buffer.
			const needsBuffer = /[^.\w]Buffer\./.test(text.replace(/if\(!1\)return[^;]*;/g, ''));
			return { contents: needsBuffer ? `import{Buffer}from${JSON.stringify(join(here, 'buffer.mjs'))};${text}` : text, loader: 'js' };
		});
	},
});

const EXPORTS =
	'Bash, InMemoryFs, Interpreter, ExecutionScope, ExecutionLimitError, parse, decodeBytesToUtf8, encodeUtf8ToBytes, latin1FromBytes, stdoutAsBytes';

/** Every file of the bundle, by name. The same input gives the same text. */
export async function bundle() {
	const { outputFiles, metafile } = await build({
		absWorkingDir: root,
		stdin: {
			contents: `export { ${EXPORTS} } from ${JSON.stringify(join(upstream, 'index.js'))};\nexport { setSource } from ${JSON.stringify(join(here, 'clock.mjs'))};`,
			resolveDir: root,
			sourcefile: 'entry.js',
		},
		bundle: true,
		splitting: true,
		format: 'esm',
		platform: 'browser',
		target: 'es2023',
		minify: true,
		charset: 'utf8',
		legalComments: 'none',
		banner: { js: `/* just-bash ${version}, Apache-2.0, bundled with changes by src/shell/shims/build.mjs; see LICENSE.generated.txt */` },
		outdir: output,
		entryNames: 'just-bash.generated',
		chunkNames: '[name]-[hash].generated',
		inject: [join(here, 'clock.mjs'), join(here, 'require.mjs')],
		plugins: [bundling(new Map())],
		metafile: true,
		write: false,
		logLevel: 'error',
	});
	const files = new Map(outputFiles.map((file) => [basename(file.path), file.text]));
	// What a chunk asks of Node by `require` and does not get would fail only when it is loaded.
	for (const [name, text] of files) {
		const asked = [...text.matchAll(/=\w+\("([a-z_/]+)"\)/g)]
			.map((found) => found[1])
			.filter((module) => builtinModules.includes(module) && !(module in MODULES));
		if (asked.length > 0) throw new Error(`${name} asks for ${asked.join(', ')}: leave the command out of GROUPS`);
	}
	return { files, metafile };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const { files } = await bundle();
	mkdirSync(output, { recursive: true });
	for (const [name, text] of files) writeFileSync(join(output, name), text);
	for (const name of readdirSync(output)) if (name.endsWith('.js') && !files.has(name)) rmSync(join(output, name));
	writeFileSync(join(output, 'just-bash.generated.d.ts'), readFileSync(join(here, 'interface.d.ts')));
	writeFileSync(join(output, 'LICENSE.generated.txt'), readFileSync(join(root, 'node_modules/just-bash/LICENSE')));
	console.log(`${readdirSync(output).length} files in ${output}`);
}

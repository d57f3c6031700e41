/** Commands of just-bash that this terminal has as they are. Which chunk each stands in: GROUPS in src/shell/shims/build.mjs. */
export const BUNDLED: readonly string[] = (
	'echo cat printf ls mkdir rmdir touch rm cp mv ln chmod pwd readlink head tail wc stat grep fgrep egrep find sort uniq cut tr tee seq true false basename ' +
	'dirname env printenv date expr rev nl tac alias unalias which sed fold expand unexpand strings split column comm join paste tree du od ' +
	'base64 md5sum sha1sum sha256sum rg awk jq yq gzip gunzip zcat tar'
).split(' ');

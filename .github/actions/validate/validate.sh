#!/usr/bin/env bash
# Runs `cchc validate` on the files it is given, else on the rubrics that a push or pull request changes. What the variables mean is
# said in action.yml; pre-commit sets none of them and gives the files.
set -euo pipefail

files=("$@")
if ((${#files[@]} > 0)); then
  :
elif [[ -n ${CCHC_FILES:-} ]]; then
  # Names divided by blanks; a pattern such as rubrics/*.yaml stands for the files it fits.
  # shellcheck disable=SC2206
  files=($CCHC_FILES)
else
  changed=''
  if [[ -n ${CCHC_BASE:-} && ! ${CCHC_BASE} =~ ^0+$ ]]; then
    # A checkout of one commit does not hold the one before.
    git cat-file -e "$CCHC_BASE^{commit}" 2>/dev/null || git fetch --quiet --depth=1 origin "$CCHC_BASE" || true
    changed=$(mktemp)
    if git diff --name-only --diff-filter=d -z "$CCHC_BASE" HEAD -- 'rubrics/*.yaml' 'rubrics/*.yml' >"$changed" 2>/dev/null; then
      while IFS= read -r -d '' file; do files+=("$file"); done <"$changed"
      if ((${#files[@]} == 0)); then
        [[ ${CCHC_LANG:-vi} == en ]] && echo 'No rubric has changed.' || echo 'Không có bộ tiêu chí nào thay đổi.'
        exit 0
      fi
    fi
  fi
  # A new branch, or a base that cannot be had: everything is checked.
  ((${#files[@]} > 0)) || files=(rubrics)
fi

options=(--lang "${CCHC_LANG:-vi}")
[[ -z ${CCHC_FORMAT:-} ]] || options+=(--format "$CCHC_FORMAT")
if [[ -n ${CCHC_VERSION:-} ]]; then
  npx --yes "cchc@$CCHC_VERSION" validate "${options[@]}" -- "${files[@]}"
else
  home=${CCHC_PATH:-$(dirname "${BASH_SOURCE[0]}")/../../..}
  # From source the program is built once; what npm says is of interest only when it fails.
  if [[ ! -f $home/dist/bin.js ]]; then
    said=$(mktemp)
    if ! (cd "$home" && node .ci/install.mjs && node .ci/build.mjs --no-types) >"$said" 2>&1; then
      cat "$said" >&2
      exit 2
    fi
  fi
  node "$home/bin/cchc.js" validate "${options[@]}" -- "${files[@]}"
fi

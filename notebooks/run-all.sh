#!/usr/bin/env bash
# Executes all notebooks and fails where one does: target/notebooks holds them with their charts, also as pages (.html).
#   notebooks/run-all.sh                                      on a warehouse that demo-warehouse.sh makes, then on an empty one
#   LOOMSIGHT_WAREHOUSE=/data/warehouse notebooks/run-all.sh  on yours
# Makes a virtual environment of its own with requirements.txt. Where the packages cannot be had it says so and exits with 69.
set -euo pipefail
home="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
out="$home/target/notebooks"
venv="$out/venv"
wanted="$home/notebooks/requirements.txt"

unavailable() {
  echo "notebooks: not executed, $1" >&2
  exit 69
}

mkdir -p "$out"
command -v python3 >/dev/null || unavailable 'expected python3, found none on the PATH'
if ! cmp -s "$wanted" "$venv/installed.txt"; then
  began=$SECONDS
  python3 -m venv --clear "$venv" >"$out/pip.log" 2>&1 || unavailable "python3 -m venv failed, see $out/pip.log"
  timeout 300 "$venv/bin/pip" install --quiet --disable-pip-version-check --retries 0 --timeout 20 -r "$wanted" >>"$out/pip.log" 2>&1 \
    || unavailable "pip found no index with what $wanted names, see $out/pip.log"
  cp "$wanted" "$venv/installed.txt"
  printf '%-40s%4d s\n' 'packages' $((SECONDS - began))
fi

execute() {
  local began name
  for notebook in "$home"/notebooks/[0-9]*.ipynb; do
    began=$SECONDS
    name="$(basename "$notebook" .ipynb)"
    "$venv/bin/jupyter-nbconvert" --log-level ERROR --to notebook --execute --output-dir "$1" "$notebook" >"$out/$name.log" 2>&1 \
      || { tail -n 30 "$out/$name.log" >&2; echo "$name failed $2" >&2; exit 1; }
    printf '%-40s%4d s\n' "$name $2" $((SECONDS - began))
  done
}

if [ -n "${LOOMSIGHT_WAREHOUSE:-}" ]; then
  execute "$out" ''
else
  PYTHON="$venv/bin/python" "$home/notebooks/demo-warehouse.sh"
  LOOMSIGHT_WAREHOUSE="$home/target/notebooks/demo/warehouse" execute "$out" ''
  LOOMSIGHT_WAREHOUSE="$out/no-warehouse" execute "$out/empty" '(nothing there yet)'
fi
"$venv/bin/jupyter-nbconvert" --log-level ERROR --to html "$out"/[0-9]*.ipynb
echo "$out"

#!/usr/bin/env bash
# A small warehouse of several nights for the notebooks: a demo's night, four small ones before it, reviews, a few patterns.
#   notebooks/demo-warehouse.sh [FOLDER]     work/notebooks of the project by default
# What is there already is not made again. Needs what jobs/bin/loomsight needs, and PYTHON (python3) with requirements.txt.
set -euo pipefail
home="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
folder="${1:-$home/work/notebooks}"
python="${PYTHON:-python3}"
factory=demo
last=2026-03-01
earlier=(2026-02-25 2026-02-26 2026-02-27 2026-02-28)
landing="$folder/landing"
warehouse="$folder/warehouse"
log="$folder/demo-warehouse.log"

# Lengths are those of rolls of metres, as the demo has them
small=(--set simulate.badLoom=3 --set simulate.rollerMm=130
  --set grade.alarms.runLengthMm=500 --set grade.cutting.minPieceMm=1500 --set grade.cutting.minRemnantMm=500
  --set 'grade.rollers=[{english: press roller, chinese: 压布辊, circumferenceMm: 130.0, tolerancePercent: 1.0}]')

loomsight() {
  "$home/jobs/bin/loomsight" "$@" >>"$log" 2>&1 \
    || { echo "loomsight $1 failed, the end of $log:" >&2; tail -n 20 "$log" >&2; exit 1; }
}

step() {
  local began=$SECONDS
  printf '%-40s' "$1"
  "${@:2}"
  printf '%4d s\n' $((SECONDS - began))
}

simulated() {
  for night in "${earlier[@]}"; do
    [ -f "$landing/truth/factory=$factory/date=$night/truth.csv" ] \
      || loomsight simulate --landing "$landing" --factory "$factory" --date "$night" --looms 4 --rolls 2 --frames 3 "${small[@]}"
  done
}

reviewed() {
  LOOMSIGHT_WAREHOUSE="$warehouse" "$python" "$home/notebooks/demo_labels.py" "$landing" "$factory" >"$folder/labels-new.csv"
  if ! cmp -s "$folder/labels-new.csv" "$folder/labels.csv"; then
    loomsight review --import "$folder/labels-new.csv" --factory "$factory" --warehouse "$warehouse"
    mv "$folder/labels-new.csv" "$folder/labels.csv"
  fi
}

drawn() {
  [ -f "$folder/patterns/small/sheet.html" ] && return
  cat >"$folder/small.yaml" <<'YAML'
name: small
seed: 1
method: patches
collections: [{name: house, drawn: 8}]
layouts: [straight, half-drop]
screens: 3
widthCm: 16
heightCm: 16
dpi: 127
palettes: [as-drawn]
count: 2
drawnPx: 256
YAML
  loomsight generate "$folder/small.yaml" --out "$folder/patterns" --warehouse "$warehouse"
}

mkdir -p "$folder"
step "the demo's night, $last" loomsight demo --dir "$folder" --looms 4 --set simulate.longRollFrames=0 "${small[@]}"
step "${#earlier[@]} nights before it, drawn" simulated
step 'the same, judged' loomsight night --catch-up --factory "$factory" --date "$last" --since "${earlier[0]}" \
  --landing "$landing" --warehouse "$warehouse" "${small[@]}"
step 'reviews' reviewed
step 'all nights, graded again' loomsight grade --factory "$factory" --from "${earlier[0]}" --to "$last" --warehouse "$warehouse" "${small[@]}"
step 'patterns' drawn
echo "$warehouse"

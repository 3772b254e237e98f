#!/usr/bin/env bash
# A small warehouse of several nights for the notebooks: three nights of a mill of four looms, with labels and a few patterns.
#   notebooks/demo-warehouse.sh [FOLDER]     target/notebooks/demo of the project by default
# What is there already is not made again. Needs what jobs/bin/loomsight needs, and PYTHON (python3) with requirements.txt.
set -euo pipefail
home="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
folder="${1:-$home/target/notebooks/demo}"
python="${PYTHON:-python3}"
factory=demo
earlier=(2026-02-27 2026-02-28)
last=2026-03-01
landing="$folder/landing"
warehouse="$folder/warehouse"
log="$folder/demo-warehouse.log"

# Little cloth: one task where a night would have many; what is Spark for the most part ends before it pays to compile it well
export LOOMSIGHT_JAVA_OPTS="${LOOMSIGHT_JAVA_OPTS:--Xmx4g -Dspark.sql.shuffle.partitions=1}"
brief="$LOOMSIGHT_JAVA_OPTS -XX:TieredStopAtLevel=1"
# Frames of half the usual size; lengths of alarms and pieces are those of rolls of a metre, as the demo has them; so many false
# alarms that a third of a square metre has some to be refuted
small=(--set simulate.frameWidthPx=768 --set simulate.frameHeightPx=512 --set simulate.badLoom=3 --set simulate.rollerMm=130
  --set reference.wantedFalseAlarmsPer100M2=1000
  --set grade.alarms.runLengthMm=400 --set grade.cutting.minPieceMm=1500 --set grade.cutting.minRemnantMm=500
  --set 'grade.rollers=[{english: press roller, chinese: 压布辊, circumferenceMm: 130.0, tolerancePercent: 1.0}]')

loomsight() {
  "$home/jobs/bin/loomsight" "$@" >>"$log" 2>&1 \
    || { printf '\nloomsight %s failed, the end of %s without calls on stacks:\n' "$1" "$log" >&2
         grep -vE '^[[:space:]]+at ' "$log" | tail -n 30 >&2; exit 1; }
}

step() {
  local began=$SECONDS
  printf '%-40s' "$1"
  "${@:2}"
  printf '%4d s\n' $((SECONDS - began))
}

# simulated DATE [options]: drawn beside the landing and moved there whole
simulated() {
  local night="factory=$factory/date=$1"
  [ -d "$landing/$night" ] && return
  rm -rf "$folder/drawing"
  loomsight simulate --landing "$folder/drawing" --factory "$factory" --date "$1" --looms 4 --rolls 2 "${small[@]}" "${@:2}"
  mkdir -p "$landing/factory=$factory" "$landing/truth/factory=$factory"
  mv -T "$folder/drawing/truth/$night" "$landing/truth/$night"
  mv -T "$folder/drawing/$night" "$landing/$night"
}

drawn() {
  for night in "${earlier[@]}"; do
    simulated "$night" --frames 3 --cameras 1
  done
  simulated "$last" --frames 7 --cameras 2 --bad-files
}

labelled() {
  LOOMSIGHT_WAREHOUSE="$warehouse" "$python" "$home/notebooks/demo_labels.py" "$landing" "$factory" "${earlier[-1]}" >"$folder/labels-new.csv"
  cmp -s "$folder/labels-new.csv" "$folder/labels.csv" && return
  loomsight review --import "$folder/labels-new.csv" --factory "$factory" --warehouse "$warehouse"
  mv "$folder/labels-new.csv" "$folder/labels.csv"
}

patterns() {
  [ -f "$folder/patterns/small/sheet.html" ] && return
  cat >"$folder/small.yaml" <<'YAML'
name: small
seed: 1
method: patches
collections: [{name: house, drawn: 6}]
layouts: [straight, half-drop]
screens: 3
widthCm: 16
heightCm: 16
dpi: 127
palettes: [as-drawn]
count: 1
drawnPx: 192
YAML
  loomsight generate "$folder/small.yaml" --out "$folder/patterns" --warehouse "$warehouse"
}

mkdir -p "$folder"
step 'nights, drawn' drawn
LOOMSIGHT_JAVA_OPTS="$brief" step 'nights, judged' loomsight night --catch-up --factory "$factory" --date "$last" --since "${earlier[0]}" \
  --landing "$landing" --warehouse "$warehouse" "${small[@]}"
LOOMSIGHT_JAVA_OPTS="$brief" step 'labels' labelled
LOOMSIGHT_JAVA_OPTS="$brief" step 'labelled nights, graded again' loomsight grade --factory "$factory" --from "${earlier[-1]}" --to "$last" \
  --warehouse "$warehouse" "${small[@]}"
step 'patterns' patterns
echo "$warehouse"

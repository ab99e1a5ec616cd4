#!/bin/sh
# What packaging/smoke.sh does inside the bare Debian: smoke-inside.sh FOLDER, in an empty HOME.
set -eu
app=$1
out=$HOME/out
mkdir -p "$out"
export DISPLAY=:47 RETSAM_STORE="$HOME/workspace.db" XDG_STATE_HOME="$HOME/state"
children=""
trap 'for child in $children; do kill "$child" 2>/dev/null || true; done' EXIT

fail() { echo "FAILED: $*"; exit 1; }
now() { date +%s%N; }

# until SECONDS WHAT COMMAND…: waits until the command succeeds.
until_true() {
    seconds=$1; what=$2; shift 2
    for _ in $(seq $((seconds * 10))); do
        if "$@" >/dev/null 2>&1; then return; fi
        sleep 0.1
    done
    xdotool search --onlyvisible --name . getwindowname %@ 2>/dev/null || true
    fail "$what did not come within $seconds s"
}
titled() { xdotool search --onlyvisible --name "$1"; }
keys() { xdotool key --clearmodifiers "$1"; sleep 0.3; }
kept() { [ "$(sqlite3 -readonly "$RETSAM_STORE" "$1")" -ge "$2" ]; }
begins_as_pdf() { [ "$(head -c 5 "$1")" = "%PDF-" ] && tail -c 32 "$1" | grep -q "%%EOF"; }
is_plain() { [ "$(head -c 15 "$1")" = "SQLite format 3" ]; }
gone() { [ ! -e "/proc/$1/status" ] || grep -q "^State:.Z" "/proc/$1/status"; }

start() {  # the window, with a file or without; tells how long it took
    began=$(now)
    "$app/retsam-gui" "$@" &
    window=$!
    children="$children $window"
    until_true 60 "the window" titled "RetSAM Desktop"
    echo "window after $(( ($(now) - began) / 1000000 )) ms"
}
open_sample() {
    xdotool windowactivate --sync "$(titled 'RetSAM Desktop' | tail -1)" 2>/dev/null || true
    keys ctrl+alt+o
    until_true 60 "the sample" titled "fundus"
}
export_pdf() {  # FILE
    for _ in $(seq 30); do  # as long as the numbers are not there, the key does nothing
        keys ctrl+e
        sleep 2
        titled "Export report" >/dev/null && break
    done
    until_true 1 "the question for a file" titled "Export report"
    keys ctrl+a
    xdotool type --delay 20 "$1"
    keys Return
    until_true 120 "the report" begins_as_pdf "$1"
}
asked() { titled "Encrypted workspace"; }
closed() { ! asked | grep -qx "$1"; }
answer() {  # KEY, or KEY PASSPHRASE: to the question for the passphrase
    until_true 30 "the question for the passphrase" asked
    question=$(asked | tail -1)
    xdotool windowactivate --sync "$question" 2>/dev/null || true
    sleep 1
    [ -z "${2:-}" ] || xdotool type --delay 20 "$2"
    keys "$1"
    until_true 30 "the end of the question" closed "$question"
}
quit() {
    keys ctrl+q
    until_true 30 "the end of the window" gone "$window"
}

! command -v python3 >/dev/null || fail "there is Python here: this shows nothing"
"$app/retsam" --version | grep "^retsam [0-9]" || fail "no version"
"$app/retsam" licences > "$out/licences.txt" || fail "no licences"
grep -q "^numpy .*BSD" "$out/licences.txt" || fail "numpy's licence is missing"
! grep -qi "^torch " "$out/licences.txt" || fail "torch is in the program"
echo "$(wc -l < "$out/licences.txt") licences"

Xvfb $DISPLAY -screen 0 1600x1000x24 >/dev/null 2>&1 &
children="$!"
sleep 2
fluxbox >/dev/null 2>&1 &
children="$children $!"
sleep 2

start
open_sample
until_true 60 "the case in the workspace" kept "SELECT count(*) FROM cases" 1
sleep 3
began=$(now)
keys ctrl+Return
until_true 180 "the result in the workspace" kept "SELECT count(*) FROM results" 1
echo "first masks, in the workspace, after $(( ($(now) - began) / 1000000 )) ms"
until_true 60 "the numbers" kept "SELECT count(*) FROM measurements" 10
sleep 2
export_pdf "$out/report.pdf"
quit
echo "segmented and reported: $(wc -c < "$out/report.pdf") bytes"

start
open_sample
export_pdf "$out/again.pdf"  # without layers from the workspace there would be nothing to report
quit
kept "SELECT count(*) FROM results" 1 || fail "the result is gone"
[ "$(sqlite3 "$RETSAM_STORE" 'SELECT count(*) FROM results')" = 1 ] || fail "it was segmented twice"
"$app/retsam" store verify | tail -1
echo "workspace opened again, report: $(wc -c < "$out/again.pdf") bytes"

secret="drusen and disc"
with() {  # PASSPHRASE COMMAND…: of retsam store
    said=$1; shift
    RETSAM_STORE_PASSPHRASE=$said "$app/retsam" store "$@"
}
grep -aq "fundus.png" "$RETSAM_STORE" || fail "the plain workspace names no photograph"
with "$secret" encrypt --remove-plain || fail "the workspace is not encrypted"
with "$secret" info > "$out/info.txt" || fail "the encrypted workspace does not open"
grep -q "^encrypted  yes" "$out/info.txt" || fail "info does not say that it is encrypted"
grep -q "^cases      1," "$out/info.txt" || fail "the case is not in the encrypted workspace"
with "$secret" verify | grep -q "^All is as the trail says" || fail "encrypting broke the trail"
! with "another passphrase" verify > "$out/wrong.txt" 2>&1 || fail "any passphrase opens it"
grep -q "passphrase is wrong" "$out/wrong.txt" || fail "nobody says that the passphrase is wrong"
stays_encrypted() {
    ! is_plain "$RETSAM_STORE" || fail "the workspace is plain again"
    for file in "$HOME"/*.db*; do
        ! grep -aq "fundus.png\|SQLite format 3" "$file" || fail "$file is readable"
    done
}
stays_encrypted
encrypted=$(cksum < "$RETSAM_STORE")

start
answer Escape
open_sample
sleep 3
quit
[ "$(cksum < "$RETSAM_STORE")" = "$encrypted" ] || fail "it was changed without the passphrase"
stays_encrypted

start
answer Return "another passphrase"
answer Return "$secret"
open_sample
export_pdf "$out/unlocked.pdf"
quit
stays_encrypted
with "$secret" verify | grep -q "^All is as the trail says" || fail "the window broke the trail"
with "$secret" info | grep -q "^cases      1," || fail "the window made another case"
echo "workspace encrypted and opened by its passphrase, report: $(wc -c < "$out/unlocked.pdf") bytes"

"$app/retsam" segment "$app/_internal/resources/samples/fundus.png" --output "$out/batch" | tail -2
[ -s "$out/batch/fundus/report.pdf" ] || fail "no result of the command line"
"$app/retsam" cohort run "$app/_internal/resources/samples" --output "$out/cohort" | tail -2
[ -e "$out/cohort/cohort.json" ] || fail "no cohort"
"$app/retsam" models add /dev/null --accept-terms 2>&1 | grep -q "pip install retsam-desktop" \
    || fail "nobody says that published models need the pip install"
! ls "$XDG_STATE_HOME"/*/log/crash-*.txt >/dev/null 2>&1 || fail "there are crash reports"
# of a process that ended last, the report is not made yet
! grep -q 'File "' "$XDG_STATE_HOME"/*/log/*.running 2>/dev/null || fail "a process crashed"
echo "the program works here without Python"

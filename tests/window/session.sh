# Inside a session bus: starts display, window manager and program, then the journey; then looks for values in a core dump.
set -euo pipefail
program=$1 home=$2 here=$3

Xvfb -displayfd 3 -screen 0 1400x900x24 -nolisten tcp 3>"$home/display" 2>/dev/null & xvfb=$!
until [ -s "$home/display" ]; do sleep 0.05; done
DISPLAY=:$(cat "$home/display"); export DISPLAY
openbox --sm-disable >/dev/null 2>&1 & manager=$!
gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus \
  --method org.freedesktop.DBus.Properties.Set org.a11y.Status IsEnabled '<true>' >/dev/null
"$program" >"$home/program.log" 2>&1 & app=$!
for _ in $(seq 150); do xdotool search --onlyvisible --name '^Cookie Charter$' >/dev/null 2>&1 && break; sleep 0.1; done

status=0
/usr/bin/python3 -W ignore "$here/journey.py" "$program" "$home" || status=$?
import -window root "${SCREENSHOT:-$home/last.png}" 2>/dev/null || true
kill "$app" 2>/dev/null || true
wait "$app" 2>/dev/null || true
passed=$((status == 0)) failed=$((status != 0))
also() { if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); status=1; fi; }
for language in en fr; do also /usr/bin/python3 -W ignore "$here/keyboard.py" "$program" "$language"; done
if command -v orca >/dev/null; then
  for language in en fr; do also /usr/bin/python3 -W ignore "$here/spoken.py" "$program" "$language"; done
else
  echo "skipped: Orca is not installed, so nobody hears what it says"
fi
if command -v gcore >/dev/null; then
  also /usr/bin/python3 -W ignore "$here/dump.py" "$program" "$home"
else
  echo "skipped: gdb is not there, so no core dump is searched for values"
fi
kill "$manager" 2>/dev/null || true
kill "$xvfb" 2>/dev/null || true
wait "$xvfb" 2>/dev/null || true
[ ! -s "$home/program.log" ] || { echo "the program wrote:"; cat "$home/program.log"; }
echo "$passed passed, $failed failed"
exit "$status"

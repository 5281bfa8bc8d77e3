# The zip and both installers under Wine: used, started, removed.
WINE=/usr/lib/wine/wine64
check() {
  [ -x "$WINE" ] || stop "This needs Wine (on Debian: apt-get install wine64 wine)."
  [ -f "$PROGRAM_WINDOWS" ] || { skip "no program for Windows was built: $PROGRAM_WINDOWS"; return; }
  needs unzip unzip; needs wmctrl wmctrl; needs x86_64-w64-mingw32-gcc gcc-mingw-w64-x86-64
  local zip msi scope
  # Paths on its command line are in the letters of the locale.
  export LC_ALL=C.UTF-8
  export WINEPREFIX="$WORK/wine" WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml=" COOKIE_CHARTER_HERE="$PROGRAM"
  # Wine keeps the display that its server was started with.
  display
  zip="$(packaging/build zip "$PROGRAM_WINDOWS")"
  mkdir -p "$WORK/zip"
  unzip -q "$zip" -d "$WORK/zip"
  export_here "$WORK/here.csv"
  wine wineboot -i >/dev/null 2>&1 || true
  missing_library "$WINEPREFIX/drive_c/windows/system32"
  ok "$zip: $(du -h "$zip" | cut -f1)"
  expect "the command line lists stores" wine "$WORK"/zip/*/cookie-charter.exe stores
  use "$WORK"/zip/*/cookie-charter.exe
  as_on_windows "$WORK"/zip/*/cookie-charter.exe
  if [ -n "${WINDOWLESS:-}" ]; then
    skip "the window was not opened: this program was built without it"
  else
    open_window "$WORK"/zip/*/cookie-charter.exe
  fi
  msi="$(packaging/build msi "$PROGRAM_WINDOWS")"
  for scope in perUser perMachine; do
    msi="dist/cookie-charter-$VERSION-windows-x86_64-$scope.msi"
    expect "$(basename "$msi"): installed without a question" wine msiexec /i "$msi" /qn
    local program; program="$(find "$WINEPREFIX/drive_c" -path '*Cookie Charter/cookie-charter.exe' | head -1)"
    expect "it lies in $(dirname "${program#"$WINEPREFIX/"}")" test -f "$program"
    use "$program"
    expect "removed without a question" wine msiexec /x "$msi" /qn
    expect "nothing of it stays" sh -c "! find '$WINEPREFIX/drive_c' -path '*Cookie Charter*' | grep ."
  done
  /usr/lib/wine/wineserver -k || true
}

open_window() {
  wine "$1" sample: >"$WORK/window.log" 2>&1 &
  STARTED+=($!)
  expect "the window opens" window_of '^Cookie Charter.*Overview'
  expect "and closes" wmctrl -c "Cookie Charter"
  expect "with status 0" wait $!
}

wine() { timeout 300 "$WINE" "$@"; }

# A store exported there and here gives the same bytes.
use() {
  expect "a store is exported" wine "$1" export "$STORE" --no-paths --lang en -o "$WORK/wine.csv"
  expect "with the same rows as here" cmp "$WORK/here.csv" "$WORK/wine.csv"
  rm -f "$WORK/wine.csv"
}

# What only Windows has: drives and backslashes, users and folders with letters of any script, paths beyond 260 letters, and files that a browser keeps to itself.
as_on_windows() {
  local program="$1" drive="$WINEPREFIX/drive_c" user='C:\users\Zoé Œuvré-李' place part
  local folder="$drive/users/Zoé Œuvré-李" long
  long="$(printf '%s\\' "$(repeated a 80)" "$(repeated b 80)" "$(repeated é 80)")profile"
  for place in "profile" "$long"; do
    part="$folder/${place//\\//}"
    # What is written stands in a folder of its own: nothing is written beside a browser's files.
    mkdir -p "$part" "$part-out"
    cp "$STORE"/* "$part"
    expect "a store is exported by a path of ${#user} + ${#place} letters" wine "$program" export "$user\\$place" --no-paths --lang en -o "$user\\$place-out\\out.csv"
    expect "with the same rows as here" cmp "$WORK/here.csv" "$part-out/out.csv"
  done
  expect "a report is written" wine "$program" export "$user\\profile" -f json -o "$user\\report.json"
  expect "and verified by the paths that it names" wine "$program" verify "$user\\report.json"
  mkdir -p "$folder/alone"
  cp "$STORE/cookies.sqlite" "$folder/alone"
  browsers "$program" "$drive/users/$(id -un)/AppData"
  helper
  held "$program" "$user\\alone\\cookies.sqlite"
}

repeated() { printf "$1%.0s" $(seq "$2"); } # repeated TEXT TIMES

# Both families are found where Windows has them, and read by their ids; their paths are those of Windows.
browsers() {
  local program="$1" firefox="$2/Roaming/Mozilla/Firefox" chrome="$2/Local/Google/Chrome/User Data"
  mkdir -p "$firefox/Profiles" "$chrome/Default/Network"
  cp -r "$STORE" "$firefox/Profiles/x7k2p9qa.default-release"
  cp tests/data/stores/firefox-153/profiles.ini "$firefox"
  sed -i 's|^Path=.*|Path=Profiles/x7k2p9qa.default-release|; s|^IsRelative=.*|IsRelative=1|' "$firefox/profiles.ini"
  cp -r "$CHROMIUM"/. "$chrome/Default"
  mv "$chrome/Default/Cookies" "$chrome/Default/Network"
  wine "$program" stores --lang en >"$WORK/stores"
  expect "Firefox and Chrome are found" sh -c 'grep -q "^firefox:" "$1" && grep -q "^chrome:Default" "$1"' - "$WORK/stores"
  expect "by paths of Windows" sh -c '! grep "^[^ ]*:.*/" "$1"' - "$WORK/stores"
  expect "Firefox is exported by its id" wine "$program" export firefox:x7k2p9qa.default-release --no-paths --lang en -o "$WORK/by-id.csv"
  expect "with the same rows as here" cmp "$WORK/here.csv" "$WORK/by-id.csv"
  HOME="$WORK/home" "$PROGRAM" export "$CHROMIUM" --lang en -o "$WORK/chromium.csv"
  expect "Chrome is exported by its id" wine "$program" export chrome:Default --lang en -o "$WORK/by-id.csv"
  expect "with the same cookies as here" same_cookies "$WORK/chromium.csv" "$WORK/by-id.csv"
}

# All columns but the last three, which say whose store it is and where it lies.
same_cookies() {
  python3 -c 'import csv, sys; rows = [[row[:-3] for row in csv.reader(open(name, newline="", encoding="utf-8"))] for name in sys.argv[1:]]; sys.exit(rows[0] != rows[1] or len(rows[0]) < 50)' "$@"
}

# A store that somebody else has open: refused in a sentence when it is shared with nobody, as Chromium does, and read when it is shared.
held() {
  local status=0
  hold 0 "$2"
  wine "$1" export "$2" --lang en -o "$WORK/held.csv" >"$WORK/held" 2>&1 || status=$?
  let_go
  expect "a store that its browser keeps to itself is told: $(head -1 "$WORK/held" | cut -c17-75)…" \
    sh -c '[ "$1" = 3 ] && [ "$(wc -l <"$2")" = 1 ] && grep -q "^cookie-charter: Close .* completely" "$2"' - "$status" "$WORK/held"
  hold 3 "$2"
  expect "one that it shares is read" wine "$1" export "$2" --lang en -o "$WORK/held.csv"
  let_go
}

# Keeps a file open with a share mode of Windows (0 nobody, 3 readers and writers): hold SHARE FILE; let_go
hold() {
  # By itself and not through a function, whose shell would be ended instead of it.
  timeout 300 "$WINE" "$WORK/hold.exe" "$1" "$2" >"$WORK/holds" &
  HOLDER=$!
  STARTED+=("$HOLDER")
  for _ in $(seq 200); do grep -q held "$WORK/holds" && return; sleep 0.1; done
  fail "the file could not be opened to keep it"
}

let_go() { kill "$HOLDER" && wait "$HOLDER" 2>/dev/null || true; }

# Debian's Wine is older than a library that Windows 10 has and Rust uses.
missing_library() {
  printf '#include <windows.h>\nBOOLEAN NTAPI SystemFunction036(PVOID, ULONG);\n__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE p, SIZE_T n) { return SystemFunction036(p, (ULONG)n); }\n' >"$WORK/p.c"
  x86_64-w64-mingw32-gcc -shared -o "$1/bcryptprimitives.dll" "$WORK/p.c" -ladvapi32
}

# Opens a file with a share mode and stays.
helper() {
  cat >"$WORK/hold.c" <<'END'
#include <stdio.h>
#include <stdlib.h>
#include <windows.h>
int wmain(int count, wchar_t **words) {
  HANDLE file = CreateFileW(words[2], GENERIC_READ | GENERIC_WRITE, _wtoi(words[1]), NULL, OPEN_EXISTING, 0, NULL);
  puts(file == INVALID_HANDLE_VALUE ? "no" : "held");
  fflush(stdout);
  Sleep(600000);
  return 0;
}
END
  x86_64-w64-mingw32-gcc -municode -o "$WORK/hold.exe" "$WORK/hold.c"
}

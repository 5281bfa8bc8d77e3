# The zip and both installers under Wine: used, started, removed.
WINE=/usr/lib/wine/wine64
check() {
  [ -x "$WINE" ] || stop "This needs Wine (on Debian: apt-get install wine64 wine)."
  [ -f "$PROGRAM_WINDOWS" ] || { skip "no program for Windows was built: $PROGRAM_WINDOWS"; return; }
  needs unzip unzip; needs wmctrl wmctrl; needs x86_64-w64-mingw32-gcc gcc-mingw-w64-x86-64
  local zip msi scope
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
  expect "the window opens" window_of 'Cookie Charter$'
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

# Debian's Wine is older than a library that Windows 10 has and Rust uses.
missing_library() {
  printf '#include <windows.h>\nBOOLEAN NTAPI SystemFunction036(PVOID, ULONG);\n__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE p, SIZE_T n) { return SystemFunction036(p, (ULONG)n); }\n' >"$WORK/p.c"
  x86_64-w64-mingw32-gcc -shared -o "$1/bcryptprimitives.dll" "$WORK/p.c" -ladvapi32
}

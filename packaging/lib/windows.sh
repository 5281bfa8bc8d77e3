# What both kinds for Windows hold: stage_windows PROGRAM FOLDER.
stage_windows() {
  needs x86_64-w64-mingw32-strip binutils-mingw-w64-x86-64
  needs rsvg-convert librsvg2-bin
  mkdir -p "$2"
  x86_64-w64-mingw32-strip -o "$2/cookie-charter.exe" "$1"
  install -m644 README.md CHANGELOG.md LICENSE-MIT LICENSE-APACHE docs/touches.en.md docs/touches.fr.md "$2"
  python3 packaging/lib/licences.py x86_64-pc-windows-gnu >"$2/LICENCES.txt"
  # The pages of the table of flags are the same on every system; a program of this one writes them.
  local here="${COOKIE_CHARTER_HERE:-target/release/cookie-charter}" sizes="16 24 32 48 64 256" icons
  [ -x "$here" ] || stop "A program of this system writes the completions; build it (cargo build --release) or name it in COOKIE_CHARTER_HERE: $here"
  "$here" completions powershell >"$2/cookie-charter.completions.ps1"
  icons="$(mktemp -d)"
  for size in $sizes; do rsvg-convert -w $size -h $size "assets/desktop/$APP.svg" -o "$icons/$size.png"; done
  (cd "$icons" && python3 "$OLDPWD/packaging/windows/ico.py" $(printf '%s.png ' $sizes)) >"$2/cookie-charter.ico"
  rm -rf "$icons"
  find "$2" -exec touch -hd "@$SOURCE_DATE_EPOCH" {} +
}

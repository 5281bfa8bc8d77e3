# What all kinds share: name, version, time, and the tree of files below /usr.
# Without it a failure inside `$(…)` would be passed over, and a package be made without its licences.
shopt -s inherit_errexit
APP=io.github.cookie_charter.CookieCharter
VERSION="$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)"
# The time of the last commit stands for "now", so that a package is the same whenever it is made.
SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}"
export SOURCE_DATE_EPOCH
MAINTAINER="${MAINTAINER:-Cookie Charter packagers <packagers@cookie-charter.example>}"
SUMMARY="Shows what websites left in your browsers, and why"

stop() { echo "$*" >&2; exit 1; }

needs() { # needs PROGRAM PACKAGE: a tool that Debian has in PACKAGE
  command -v "$1" >/dev/null || stop "This needs $1 (on Debian: apt-get install $2)."
}

# All files below a prefix: stage PROGRAM FOLDER DOCUMENTS. The program writes its own pages and completions, so neither can be of another version.
stage() {
  local program="$1" usr="$2/usr" documents="$2/usr/share/doc/cookie-charter" home
  needs rsvg-convert librsvg2-bin
  install -Dm755 "$program" "$usr/bin/cookie-charter"
  strip --strip-unneeded "$usr/bin/cookie-charter"
  install -Dm644 "assets/desktop/$APP.desktop" -t "$usr/share/applications"
  install -Dm644 "assets/desktop/$APP.metainfo.xml" -t "$usr/share/metainfo"
  install -Dm644 "assets/desktop/$APP.svg" -t "$usr/share/icons/hicolor/scalable/apps"
  for size in 16 22 24 32 48 64 128 256 512; do
    mkdir -p "$usr/share/icons/hicolor/${size}x$size/apps"
    rsvg-convert -w $size -h $size "assets/desktop/$APP.svg" -o "$usr/share/icons/hicolor/${size}x$size/apps/$APP.png"
  done
  home="$(mktemp -d)"
  HOME="$home" "$program" --lang en man "$usr/share/man/man1"
  HOME="$home" "$program" --lang fr man "$usr/share/man/fr/man1"
  gzip -9n "$usr/share/man/man1"/*.1 "$usr/share/man/fr/man1"/*.1
  mkdir -p "$usr/share/bash-completion/completions" "$usr/share/zsh/vendor-completions" "$usr/share/fish/vendor_completions.d" "$documents"
  HOME="$home" "$program" completions bash >"$usr/share/bash-completion/completions/cookie-charter"
  HOME="$home" "$program" completions zsh >"$usr/share/zsh/vendor-completions/_cookie-charter"
  HOME="$home" "$program" completions fish >"$usr/share/fish/vendor_completions.d/cookie-charter.fish"
  rm -rf "$home"
  install -m644 README.md CHANGELOG.md "$documents"
  install -m644 docs/touches.en.md docs/touches.fr.md "$documents"
  python3 packaging/lib/licences.py "$(rustc -vV | sed -n 's/^host: //p')" ${LICENCES_FORM:-} >"$documents/copyright"
  find "$2" -exec chmod u=rwX,go=rX {} + -exec touch -hd "@$SOURCE_DATE_EPOCH" {} +
}

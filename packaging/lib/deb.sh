# A package for Debian and Ubuntu.
pack() {
  local program="$1" root="$2/root" documents="$2/root/usr/share/doc/cookie-charter" architecture package
  needs dpkg-deb dpkg
  needs dpkg-shlibdeps dpkg-dev
  LICENCES_FORM=--debian stage "$program" "$root"
  architecture="$(dpkg --print-architecture)"
  package="dist/cookie-charter_$VERSION-1_$architecture.deb"
  printf 'cookie-charter (%s-1) unstable; urgency=medium\n\n  * Version %s; what is new stands in CHANGELOG.md.\n\n -- %s  %s\n' \
    "$VERSION" "$VERSION" "$MAINTAINER" "$(LC_ALL=C date -uRd "@$SOURCE_DATE_EPOCH")" | gzip -9n >"$documents/changelog.Debian.gz"
  gzip -9n "$documents/CHANGELOG.md"
  mv "$documents/CHANGELOG.md.gz" "$documents/changelog.gz"
  mkdir -p "$root/usr/share/lintian/overrides"
  printf '# No FreeType: skrifa, which is written in Rust, knows the same list of broken fonts by name.\ncookie-charter: embedded-library freetype *\n' \
    >"$root/usr/share/lintian/overrides/cookie-charter"
  mkdir -p "$root/DEBIAN" "$2/debian"
  (cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
  cat >"$root/DEBIAN/control" <<CONTROL
Package: cookie-charter
Version: $VERSION-1
Architecture: $architecture
Maintainer: $MAINTAINER
Installed-Size: $(du -sk --apparent-size "$root/usr" | cut -f1)
Depends: $(needed_libraries "$root/usr/bin/cookie-charter" "$2"), libx11-6, libxcursor1, libxi6, libx11-xcb1, libxkbcommon-x11-0, libgl1
Recommends: libegl1, libwayland-client0, libfontconfig1, xdg-desktop-portal
Section: utils
Priority: optional
Description: $SUMMARY
 Cookie Charter opens the cookie stores of the browsers of this computer, groups
 the cookies by site, and classifies each one against the four categories of the
 French cookie charter. Every verdict says why, from which source, and how sure
 it is. It compares a site with the charter that it publishes, and exports all
 of it, from a window or from the command line.
 .
 It reads only, it opens no connection, and values stay hidden unless asked for.
CONTROL
  find "$root" -exec touch -hd "@$SOURCE_DATE_EPOCH" {} +
  dpkg-deb --root-owner-group --uniform-compression -Zxz --build "$root" "$package" >/dev/null
  echo "$package"
}

# What the program is linked to; what it opens while it runs is named by hand above.
needed_libraries() {
  printf 'Source: cookie-charter\n\nPackage: cookie-charter\nArchitecture: any\n' >"$2/debian/control"
  (cd "$2" && dpkg-shlibdeps -O "$1" 2>/dev/null) | sed -n 's/^shlibs:Depends=//p'
}

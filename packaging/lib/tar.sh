# The same tree for any Linux: unpacked into /usr/local (tar -C /usr/local -xf), or anywhere for the command line.
pack() {
  local program="$1" root="$2/cookie-charter-$VERSION" package="dist/cookie-charter-$VERSION-linux-$(uname -m).tar.xz"
  stage "$program" "$2/root"
  mv "$2/root/usr" "$root"
  tar -C "$root" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" -c . | xz -T1 -6 >"$package"
  echo "$package"
}

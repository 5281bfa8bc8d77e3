# Unpacked into an empty root by rpm itself. No Fedora is at hand here, so its dependencies are not resolved.
check() {
  needs rpm rpm
  local package root="$WORK/rpm-root"
  package="$(packaging/build rpm "$PROGRAM")"
  expect "$package: sums are right" rpm -K --nosignature "$package"
  ok "asks for $(rpm -qp --requires "$package" | grep -cv '^rpmlib' || true) libraries, which were not resolved: no Fedora is at hand here"
  mkdir -p "$root"
  rpm --root "$root" --initdb
  expect "installed into an empty root" rpm --root "$root" -i --nodeps "$package"
  export_here "$WORK/here.csv"
  HOME="$WORK/home" expect "a store is exported by what was installed" "$root/usr/bin/cookie-charter" export "$STORE" --no-paths --lang en -o "$WORK/rpm.csv"
  expect "with the same rows as here" cmp "$WORK/here.csv" "$WORK/rpm.csv"
  expect "removed" rpm --root "$root" -e --nodeps cookie-charter
  expect "nothing of it stays" sh -c "! find '$root' -name '*ookie*harter*' | grep ."
}

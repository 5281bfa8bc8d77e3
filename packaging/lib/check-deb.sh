# In a bare Debian: installed, started by the command of its menu entry, a store exported, removed.
check() {
  needs debootstrap debootstrap; needs lintian lintian; needs wmctrl wmctrl
  local package root="$WORK/root" exec
  package="$(packaging/build deb "$PROGRAM")"
  expect "$package: lintian finds no error" lintian --fail-on error --allow-root "$package"
  ok "$(lintian --allow-root "$package" | grep -c '^W:' || true) warnings of lintian, $(du -h "$package" | cut -f1)"
  debootstrap --variant=minbase "$(. /etc/os-release; echo "$VERSION_CODENAME")" "$root" >"$WORK/debootstrap.log" 2>&1
  cp "$package" "$root/tmp/package.deb"
  cp /etc/resolv.conf "$root/etc/resolv.conf"
  for place in proc tmp/.X11-unix; do mkdir -p "$root/$place"; mount --bind "/$place" "$root/$place"; MOUNTED=("$root/$place" "${MOUNTED[@]}"); done
  inside apt-get update -q >/dev/null 2>&1
  # What it needs first, so that what it brings itself is seen alone.
  expect "what it depends on is there" inside sh -c 'apt-get install -qy --no-install-recommends \
    $(dpkg-deb -f /tmp/package.deb Depends | sed "s/([^)]*)//g; s/,/ /g; s/|[^ ]*//g")'
  inside useradd -m person
  files_of_root >"$WORK/before"
  expect "installed in a bare Debian" inside dpkg -i /tmp/package.deb
  cp -r "$STORE" "$root/home/person/profile"
  inside chown -R person /home/person
  export_here "$WORK/here.csv"
  expect "a store is exported" as_person cookie-charter export profile --no-paths --lang en -o out.csv
  expect "with the same $(($(wc -l <"$WORK/here.csv") - 1)) rows as here" cmp "$WORK/here.csv" "$root/home/person/out.csv"
  for page in cookie-charter cookie-charter-export; do
    expect "manual page $page" test -s "$root/usr/share/man/man1/$page.1.gz"
  done
  expect "manual page cookie-charter-export in French" zgrep -q '^\.SH NOM' "$root/usr/share/man/fr/man1/cookie-charter-export.1.gz"
  display
  exec="$(sed -n 's/^Exec=\(.*\) %F$/\1/p' "$root/usr/share/applications/$APP.desktop")"
  as_person env DISPLAY="$DISPLAY" "$exec" profile >"$WORK/window.log" 2>&1 &
  STARTED+=($!)
  expect "the command of its menu entry opens the window with the store" window_of '^Cookie Charter.*Firefox.*profile'
  expect "which closes" wmctrl -c "Cookie Charter"
  expect "with status 0" wait $!
  expect "removed" inside dpkg --purge cookie-charter
  files_of_root >"$WORK/after"
  expect "nothing of it stays but the person's settings" diff "$WORK/before" "$WORK/after"
}

inside() { chroot "$WORK/root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive HOME=/root LC_ALL=C.UTF-8 "$@"; }

as_person() { chroot --userspec=person "$WORK/root" env -i PATH=/usr/bin:/bin HOME=/home/person LC_ALL=C.UTF-8 sh -c 'cd && exec "$@"' sh "$@"; }

# Every file but what the package manager notes for itself, and the home of the person.
files_of_root() {
  (cd "$WORK/root" && find . -xdev \( -path ./var/lib/dpkg -o -path ./var/cache -o -path ./var/log -o -path ./home/person -o -path ./tmp -o -path ./proc \) -prune -o -print | LC_ALL=C sort)
}

# A package for Fedora, openSUSE and their kin, of the same tree as the .deb.
pack() {
  local program="$1" root="$2/root" work="$2"
  needs rpmbuild rpm
  stage "$program" "$root"
  # These systems keep completions of zsh elsewhere.
  mkdir -p "$root/usr/share/zsh/site-functions"
  mv "$root/usr/share/zsh/vendor-completions/_cookie-charter" "$root/usr/share/zsh/site-functions/"
  rmdir "$root/usr/share/zsh/vendor-completions"
  cat >"$work/cookie-charter.spec" <<SPEC
Name: cookie-charter
Version: $VERSION
Release: 1
Summary: $SUMMARY
License: MIT OR Apache-2.0
Requires: (libX11 or libX11-6), (libXcursor or libXcursor1), (libXi or libXi6), (libxkbcommon-x11 or libxkbcommon-x11-0), (libglvnd-glx or libglvnd)
Recommends: xdg-desktop-portal, (fontconfig or libfontconfig1)
AutoReqProv: no
%global _buildhost reproducible
%global use_source_date_epoch_as_buildtime 1
%global clamp_mtime_to_source_date_epoch 1
%global debug_package %{nil}
%global __os_install_post %{nil}
%description
Cookie Charter opens the cookie stores of the browsers of this computer, groups the cookies by site, and classifies each one against the four categories
of the French cookie charter. It reads only, it opens no connection, and values stay hidden unless asked for.
%install
mkdir -p %{buildroot}
cp -a $root/usr %{buildroot}/
%files
%defattr(-,root,root,-)
$(cd "$root" && find usr \( -type f -o -type l \) -printf '/%p\n' | LC_ALL=C sort | sed 's#^/usr/share/doc/#%doc /usr/share/doc/#')
%dir /usr/share/doc/cookie-charter
SPEC
  rpmbuild --quiet -bb --define "_topdir $work/rpm" --buildroot "$work/buildroot" "$work/cookie-charter.spec" >&2
  cp "$work"/rpm/RPMS/*/*.rpm dist/
  echo "dist/$(basename "$work"/rpm/RPMS/*/*.rpm)"
}

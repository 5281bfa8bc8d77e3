# Installers for Windows, quiet ones too (msiexec /i … /qn): for the machine (Intune, GPO, WAPT), and for one person without rights of an administrator.
pack() {
  local program="$1" folder="$2/files" scope package
  needs wixl wixl
  stage_windows "$program" "$folder"
  for scope in perUser perMachine; do
    package="dist/cookie-charter-$VERSION-windows-x86_64-$scope.msi"
    sed -e "s/@VERSION@/$VERSION/g" -e "s/@SCOPE@/$scope/g" -e "s/@ROOT@/$(root_of $scope)/g" -e "s/@HIVE@/$(hive_of $scope)/g" \
      packaging/windows/cookie-charter.wxs >"$2/$scope.wxs"
    (cd "$folder" && wixl -a x64 -o "$OLDPWD/$package" "$2/$scope.wxs")
    (cd dist && sha256sum "$(basename "$package")" >"$(basename "$package").sha256")
  done
  echo "$package"
}

root_of() { if [ "$1" = perUser ]; then echo LocalAppDataFolder; else echo ProgramFiles64Folder; fi; }
hive_of() { if [ "$1" = perUser ]; then echo HKCU; else echo HKLM; fi; }

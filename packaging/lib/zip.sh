# The portable form for Windows: a folder that runs where it lies.
pack() {
  local program="$1" folder="$2/cookie-charter-$VERSION" package="$PWD/dist/cookie-charter-$VERSION-windows-x86_64.zip"
  needs zip zip
  stage_windows "$program" "$folder"
  rm -f "$package"
  # Sorted and without the extra fields of Unix: the same files give the same bytes.
  (cd "$2" && find "$(basename "$folder")" -type f | LC_ALL=C sort | TZ=UTC zip -qX9@ "$package")
  echo "dist/$(basename "$package")"
}

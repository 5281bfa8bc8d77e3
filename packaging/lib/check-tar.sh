# Unpacked anywhere: the command line runs where it lies.
check() {
  local package folder="$WORK/anywhere"
  package="$(packaging/build tar "$PROGRAM")"
  mkdir -p "$folder"
  tar -C "$folder" -xf "$package"
  export_here "$WORK/here.csv"
  HOME="$WORK/home" expect "$package: a store is exported" "$folder/bin/cookie-charter" export "$STORE" --no-paths --lang en -o "$WORK/tar.csv"
  expect "with the same rows as here" cmp "$WORK/here.csv" "$WORK/tar.csv"
  cp "$package" "$WORK/first.tar.xz"
  expect "made again, the same bytes" sh -c "packaging/build tar '$PROGRAM' >/dev/null && cmp '$WORK/first.tar.xz' '$package'"
}

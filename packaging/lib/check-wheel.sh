# Installed into an empty virtual environment, its tests run there against the program; a Python that is too old is told.
check() {
  local wheel environment="$WORK/environment"
  needs python3 python3-venv
  python3 -m venv "$environment"
  wheel="$(packaging/build wheel)"
  expect "$wheel: installed into an empty environment, $(du -h "$wheel" | cut -f1)" "$environment/bin/pip" install -q "$wheel[test]"
  # Elsewhere than in python/, whose sources would be found first.
  cp -r python/tests python/examples python/README.md "$WORK"
  COOKIE_CHARTER_PROGRAM="$(realpath "$PROGRAM")" COOKIE_CHARTER_REPOSITORY="$PWD" \
    expect "its tests pass against the program" "$environment/bin/python" -m pytest -q "$WORK/tests"
  tail -1 "$WORK/said" | sed 's/^/        /'
  "$environment/bin/pip" install --dry-run --no-deps --only-binary :all: --python-version 3.9 --target "$WORK/old" "$wheel" >"$WORK/said" 2>&1 || true
  expect "a Python 3.9 is told that it is too old" grep -E "not in '>=3.10'|not a supported wheel" "$WORK/said"
}

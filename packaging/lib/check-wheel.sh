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
  "$environment/bin/pip" install --dry-run --no-deps --only-binary :all: --python-version 3.9 --target "$WORK/old" "$wheel" >"$WORK/old-python" 2>&1 || true
  expect "a Python 3.9 is told that it is too old" grep -E "not in '>=3.10'|not a supported wheel" "$WORK/old-python"
  if command -v java >/dev/null && "$environment/bin/pip" install -q pyspark pandas >"$WORK/said" 2>&1; then
    spark
  else
    skip "no cluster of Spark was tried: it needs Java 17 (on Debian: default-jre-headless), pyspark and pandas"
  fi
}

# A crawl of the repository's stores by a master and two workers, against the command line.
spark() {
  local python="$environment/bin/python" examples="$WORK/examples" crawl="$WORK/crawl"
  expect "a crawl is made" env HOME="$WORK/home" "$python" "$examples/make_crawl.py" "$(realpath "$PROGRAM")" tests/data/stores 20000 "$crawl"
  HOME="$WORK/home" "$PROGRAM" export "$crawl/stores" --recursive --no-history -f parquet -o "$crawl/program.parquet"
  for way in group batches; do
    expect "Spark, $way: classified by two workers" "$python" "$examples/spark_cluster.py" "$crawl/crawl.parquet" "$crawl/$way" "$way"
    expect "Spark, $way: the counts and rows of the command line" "$python" "$examples/same_rows.py" "$crawl/program.parquet" "$crawl/$way"
  done
}

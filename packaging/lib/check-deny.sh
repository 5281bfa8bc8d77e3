# Licences, sources and duplicates: read here, and by cargo-deny where it is installed.
check() {
  expect "licences, sources and duplicates are as deny.toml wants them" python3 packaging/lib/deny.py
  if ! command -v cargo-deny >/dev/null; then
    skip "cargo-deny is not installed: cargo install cargo-deny --version 0.20.2 --locked"
    return
  fi
  expect "cargo-deny says the same" cargo deny --all-features --locked check licenses bans sources
}

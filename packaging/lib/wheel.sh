# The package for Python: one wheel for every CPython since 3.10 on this system, with the licences of all that is compiled into it.
pack() {
  local licences=python/cookie_charter/licences.txt
  needs maturin "python3-venv; then pip install maturin in one"
  python3 packaging/lib/licences.py "$(rustc -vV | sed -n 's/^host: //p')" --manifest-path python/Cargo.toml >"$licences"
  maturin build --release --locked --manifest-path python/Cargo.toml --out "$2" >&2
  mv "$2"/*.whl dist/
  ls -t dist/cookie_charter-"$VERSION"-*.whl | head -1
}

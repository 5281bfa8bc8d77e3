# The papers for a public body, made twice.
check() {
  expect "made" packaging/acceptance/make ${ADVISORY_DB:+"$ADVISORY_DB"}
  cp -r dist/acceptance "$WORK/first"
  packaging/acceptance/make ${ADVISORY_DB:+"$ADVISORY_DB"} >/dev/null
  expect "made again, the same bytes" diff -r "$WORK/first" dist/acceptance
  expect "the sums are right" sh -c 'cd dist/acceptance && sha256sum --quiet -c SHA256SUMS'
  ok "$(python3 -c 'import json; print(len(json.load(open("dist/acceptance/sbom-x86_64-unknown-linux-gnu.cdx.json"))["components"]))') components in the list of what is inside"
}

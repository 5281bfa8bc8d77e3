"""Reads a dossier as any other program would, and checks that it says the same in all its places.

    python3 tests/dossier_reads.py DOSSIER [--report AUDIT.json] [STORE FILE ...]

Checked: the form, the seal, that places lead somewhere, that sums are those of the rows, that no field is named after a value, with --report that the
dossier and the JSON of the same audit agree, and the SHA-256 of each store file that is named. Ends with status 1 and one line per fault."""
import hashlib, json, os, sys

FIELDS = ["format", "format_version", "program", "made_at", "language", "law", "charter", "reads", "audit", "notes", "seal"]
MOMENTS = ["observed", "before", "refused", "accepted", "withdrawn"]


def keys_of(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys_of(inner)


def faults(dossier):
    if list(dossier) != FIELDS:
        yield f"fields: {list(dossier)}"
    if dossier["format"] != "cookie-charter-dossier" or dossier["format_version"] not in (1, 2):
        yield "not a dossier of version 1 or 2"
    rest = {key: value for key, value in dossier.items() if key != "seal"}
    canonical = json.dumps(rest, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    if hashlib.sha256(canonical).hexdigest() != dossier["seal"]:
        yield "the seal does not fit"
    if any(key == "value" for key in keys_of(dossier)):
        yield "a value"
    audit, declarations = dossier["audit"], (dossier["charter"] or {"charter": {"declarations": []}})["charter"]["declarations"]
    rows = audit["rows"]
    for finding in audit["findings"]:
        if any(place >= len(rows) for place in finding["rows"]):
            yield f"a row that is not there: {finding}"
        if finding["declaration"] is not None and finding["declaration"] >= len(declarations):
            yield f"a declaration that is not there: {finding}"
        seen = {seen["moment"] for place in finding["rows"] for seen in rows[place]["seen"]}
        if finding["rows"] and not set(finding["moments"]) <= seen:
            yield f"a moment that no row shows: {finding}"
    given = {read["moment"] for read in dossier["reads"]}
    if not given <= set(MOMENTS):
        yield f"moments: {given}"
    for row in rows:
        if not row["seen"] or not {seen["moment"] for seen in row["seen"]} <= given:
            yield f"a cookie at no moment that was given: {row}"
        if not row["said"]["evidence"]:
            yield f"a verdict without evidence: {row}"
    third = sum(1 for row in rows if not row["is_own"] or row["party"] != "first")
    if third != sum(party["cookies"] for party in audit["third_parties"]):
        yield "third parties do not add up"
    findings = {(f["code"], f["name"], f["host"]) for f in audit["findings"]}
    cookies = {(row["name"], row["host"].lstrip(".")) for row in rows}
    for note in dossier["notes"]:
        (kind, about), = (note.get("about") or {"audit": {}}).items()
        leads = {
            "audit": lambda: True,
            "site": lambda: about["site"] == audit["site"],
            "cookie": lambda: (about["name"], about["host"]) in cookies,
            "finding": lambda: about["site"] == audit["site"] and (about["code"], about["name"], about["host"]) in findings,
        }
        if kind not in leads or not leads[kind]():
            yield f"a note on what is not there: {note}"
    for read in dossier["reads"]:
        for file in read["record"]["files"]:
            if len(file["sha256"]) != 64 or file["role"] not in ("store", "log", "journal", "session-file", "history"):
                yield f"a file: {file}"


def against_report(dossier, report):
    audit = dossier["audit"]
    if report["site"] != audit["site"] or report["declared_and_present"] != audit["declared_and_present"]:
        yield "the report is of something else"
    told = [(f["code"], f["severity"], f["host"], f["name"], f["moments"]) for f in report["findings"]]
    kept = [(f["code"], f["severity"], f["host"], f["name"], f["moments"]) for f in audit["findings"]]
    if told != kept:
        yield f"findings: {set(map(str, told)) ^ set(map(str, kept))}"
    for store, read in zip(report["stores"], dossier["reads"], strict=True):
        told = [(file["path"], file["size"], file["sha256"]) for file in store["read"]["files"]]
        kept = [(file["path"], file["size"], file["sha256"]) for file in read["record"]["files"]]
        if told != kept or store["moment"] != read["moment"]:
            yield f"a read: {read['store']}"


def against_files(dossier, paths):
    known = {file["sha256"]: file for read in dossier["reads"] for file in read["record"]["files"]}
    for path in paths:
        sha256 = hashlib.sha256(open(path, "rb").read()).hexdigest()
        if known.get(sha256, {}).get("size") != os.path.getsize(path):
            yield f"{path} is not in the dossier"


def main(arguments):
    dossier = json.load(open(arguments[0], encoding="utf-8"))
    found, rest = list(faults(dossier)), arguments[1:]
    if rest[:1] == ["--report"]:
        found += against_report(dossier, json.load(open(rest[1], encoding="utf-8")))
        rest = rest[2:]
    found += against_files(dossier, rest)
    print("\n".join(found) or f"{len(dossier['audit']['rows'])} cookies, {len(dossier['audit']['findings'])} findings, sealed")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

#!/usr/bin/env python3
"""What the known advisories about crates of `Cargo.lock` and `python/Cargo.lock` mean for this program, as CycloneDX VEX: vex.py DATABASE (a clone of rustsec/advisory-db)

An advisory that does not hold for the version in use is resolved by that version. One that holds needs its answer in `vex.toml`, or nothing is written.
"""
import json
import subprocess
import sys
import tomllib
import uuid

from advisories import advisories, holds, versions_in_use


def main():
    with open("packaging/acceptance/vex.toml", "rb") as file:
        answers = {entry["id"]: entry for entry in tomllib.load(file).get("advisory", [])}
    versions = versions_in_use()
    told = []
    for text, title in advisories(sys.argv[1]):
        advisory = text["advisory"]
        if advisory["package"] in versions and not advisory.get("withdrawn") and advisory.get("informational") is None:
            told += [answer(advisory, title, version, text.get("versions", {}), answers) for version in versions[advisory["package"]]]
    told.sort(key=lambda entry: (entry["id"], entry["affects"][0]["ref"]))
    head = ["git", "-C", sys.argv[1], "log", "-1", "--format=%H %cs"]
    commit, day = subprocess.run(head, check=True, capture_output=True, text=True).stdout.split()
    body = {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
            "metadata": {"properties": [{"name": "advisory-db", "value": f"rustsec/advisory-db {commit} of {day}"}]}, "vulnerabilities": told}
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(body, sort_keys=True))
    json.dump({"$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json", "serialNumber": f"urn:uuid:{serial}", **body}, sys.stdout, indent=1)
    print()


def answer(advisory, title, version, versions, answers):
    ref = f"pkg:cargo/{advisory['package']}@{version}"
    entry = {"id": advisory["id"], "source": {"name": "RustSec", "url": f"https://rustsec.org/advisories/{advisory['id']}.html"}, "description": title}
    unaffected = any(holds(version, req) for req in versions.get("unaffected", []))
    if unaffected or any(holds(version, req) for req in versions.get("patched", [])):
        why = "This version never had the fault." if unaffected else "The version in use has the correction."
        state = {"state": "not_affected", "justification": "code_not_present", "detail": why} if unaffected else {"state": "resolved", "detail": why}
        return {**entry, "analysis": state, "affects": [{"ref": ref, "versions": [{"version": version, "status": "unaffected"}]}]}
    if advisory["id"] not in answers:
        raise SystemExit(f"{advisory['id']} holds for {advisory['package']} {version} and has no answer in packaging/acceptance/vex.toml")
    given = answers[advisory["id"]]
    state = {"state": given["state"], "detail": given["detail"]}
    if "justification" in given:
        state["justification"] = given["justification"]
    return {**entry, "analysis": state, "affects": [{"ref": ref, "versions": [{"version": version, "status": given["status"]}]}]}


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""What `deny.toml` says of licences, sources and duplicates, held against the whole of `Cargo.lock` without cargo-deny, which takes minutes to compile.

Licences are read as the crates state them; cargo-deny also reads their texts. Ends with 1 when something is not allowed.
"""
import json
import re
import subprocess
import sys
import tomllib
from collections import Counter


def main():
    with open("deny.toml", "rb") as file:
        rules = tomllib.load(file)
    command = ["cargo", "metadata", "--format-version", "1", "--locked", "--all-features"]
    packages = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)["packages"]
    wrong = [*licences(packages, rules["licenses"]), *bans(packages, rules["bans"]), *sources(packages)]
    print("\n".join(wrong) or f"{len(packages)} packages are as deny.toml wants them")
    sys.exit(bool(wrong))


def licences(packages, rules):
    more = {entry["crate"]: entry["allow"] for entry in rules["exceptions"]}
    for package in packages:
        allowed = {*rules["allow"], *more.get(package["name"], [])}
        if not is_met(package["license"] or "none", allowed):
            yield f"{package['name']} {package['version']}: licence {package['license']}"


def is_met(expression, allowed):
    """An SPDX expression: `OR` binds less than `AND`, and `WITH` belongs to its licence. `/` is how old crates write `OR`."""
    words = re.findall(r"[()]|OR|AND|[^\s()]+(?:\s+WITH\s+[^\s()]+)?", expression.replace("/", " OR "))
    terms = " ".join({"OR": "or", "AND": "and", "(": "(", ")": ")"}.get(word) or str(word in allowed) for word in words)
    return eval(terms, {"__builtins__": {}})  # Only True, False, or, and, brackets.


def bans(packages, rules):
    count = Counter(package["name"] for package in packages)
    for rule in rules["deny"]:
        most = 1 if rule.get("deny-multiple-versions") else 0
        if count[rule["crate"]] > most:
            yield f"{rule['crate']}: {count[rule['crate']]} times, {most} allowed"


def sources(packages):
    for package in packages:
        if package["source"] not in (None, "registry+https://github.com/rust-lang/crates.io-index"):
            yield f"{package['name']}: from {package['source']}"


main()

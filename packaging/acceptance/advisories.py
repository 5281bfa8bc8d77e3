#!/usr/bin/env python3
"""Which advisories of the RustSec database hold for what `Cargo.lock` and that of the package for Python name: advisories.py DATABASE (a clone of rustsec/advisory-db; bare will do).

One line each: id, crate, version, kind, title. Ends with 1 when there is one that `packaging/acceptance/vex.toml` does not answer.
"""
import re
import subprocess
import sys
import tomllib


def advisories(database):
    """Texts of all advisories about crates, as TOML."""
    git = ["git", "-C", database]
    names = subprocess.run([*git, "ls-tree", "-r", "--name-only", "HEAD", "crates/"], check=True, capture_output=True, text=True).stdout.split()
    ask = "".join(f"HEAD:{name}\n" for name in names).encode()
    out = subprocess.run([*git, "cat-file", "--batch"], input=ask, check=True, capture_output=True).stdout
    while out:
        head, _, rest = out.partition(b"\n")
        size = int(head.split()[2])
        text, out = rest[:size].decode(), rest[size + 1:]
        block = re.search(r"```toml\n(.*?)```", text, re.S)
        title = re.search(r"^# (.*)", text, re.M)
        if block:
            yield tomllib.loads(block[1]), title[1] if title else ""


def number(version):
    """Sortable; a pre-release stands before its release."""
    main, _, pre = version.split("+")[0].partition("-")
    parts = [int(part) for part in main.split(".")]
    return parts + [0] * (3 - len(parts)), (0, pre) if pre else (1, "")


def holds(version, requirement):
    """Whether a version meets one requirement of Cargo: parts of `>= <= > < = ^ ~` with commas."""
    for part in requirement.split(","):
        sign, text = re.match(r"\s*(>=|<=|>|<|=|\^|~)?\s*(\S+)", part).groups()
        have, want = number(version), number(text)
        given = len(text.split("-")[0].split("."))
        if sign in (None, "^", "~"):
            fixed = 2 if sign == "~" and given > 1 else next((i + 1 for i, n in enumerate(want[0]) if n), given)
            if have < want or have[0][:fixed] != want[0][:fixed]:
                return False
        elif not {">=": have >= want, "<=": have <= want, ">": have > want, "<": have < want, "=": have[0][:given] == want[0][:given]}[sign]:
            return False
    return True


def versions_in_use():
    """The versions of each crate that the program or the package for Python is locked to."""
    versions = {}
    for lock in ("Cargo.lock", "python/Cargo.lock"):
        with open(lock, "rb") as file:
            for package in tomllib.load(file)["package"]:
                versions.setdefault(package["name"], set()).add(package["version"])
    return {name: sorted(found) for name, found in versions.items()}


def hits(database):
    """Advisories that hold for a crate in use."""
    in_use = versions_in_use()
    for text, title in advisories(database):
        advisory, safe = text["advisory"], text.get("versions", {})
        if advisory.get("withdrawn"):
            continue
        for version in in_use.get(advisory["package"], []):
            if not any(holds(version, req) for req in safe.get("patched", []) + safe.get("unaffected", [])):
                yield advisory["id"], advisory["package"], version, advisory.get("informational", "vulnerability"), title


def main():
    with open("packaging/acceptance/vex.toml", "rb") as file:
        answered = {entry["id"] for entry in tomllib.load(file).get("advisory", [])}
    found = sorted(hits(sys.argv[1]))
    for hit in found:
        print("\t".join(hit))
    head = subprocess.run(["git", "-C", sys.argv[1], "log", "-1", "--format=%cs"], check=True, capture_output=True, text=True).stdout.strip()
    in_use = versions_in_use()
    about = sum(text["advisory"]["package"] in in_use and not text["advisory"].get("withdrawn") for text, _ in advisories(sys.argv[1]))
    print(f"{len(found)} of {about} about crates in use hold, by the database of {head}", file=sys.stderr)
    sys.exit(any(hit[0] not in answered for hit in found))


if __name__ == "__main__":
    main()

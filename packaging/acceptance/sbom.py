#!/usr/bin/env python3
"""What is in the program, as CycloneDX 1.6 (JSON): every linked crate, what the crates carry in C, the standard library, fonts, icons and data sets of `assets/`.

sbom.py TARGET: to standard output. The same sources give the same bytes.
"""
import hashlib
import json
import os
import re
import subprocess
import sys
import tomllib
import uuid

sys.path.insert(0, "packaging/lib")
import bundled  # noqa: E402
import crates  # noqa: E402


def main():
    target = sys.argv[1]
    packages, edges = crates.linked(crates.metadata(target))
    with open("Cargo.lock", "rb") as file:
        sums = {(package["name"], package["version"]): package.get("checksum") for package in tomllib.load(file)["package"]}
    refs = {package["id"]: purl(package) for package in packages}
    program = crate(packages[0], sums)
    components = [crate(package, sums) for package in packages[1:]] + [standard_library(), sqlite(packages)]
    own = [part(entry, files) for entry, files in bundled.parts()]
    depends = [{"ref": refs[pkg], "dependsOn": sorted(refs[dep] for dep in deps if dep in refs)} for pkg, deps in edges.items()]
    depends.sort(key=lambda entry: entry["ref"])
    body = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"timestamp": commit_time(), "component": {**program, "type": "application"},
                     "properties": [{"name": "target", "value": target}]},
        "components": components + own,
        "dependencies": depends,
    }
    # Named by its content, so that the same content has the same name.
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(body, sort_keys=True))
    json.dump({"$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json", "serialNumber": f"urn:uuid:{serial}", **body}, sys.stdout, indent=1)
    print()


def purl(package):
    return f"pkg:cargo/{package['name']}@{package['version']}"


def crate(package, sums):
    sha256 = sums.get((package["name"], package["version"]))
    found = {"type": "library", "bom-ref": purl(package), "name": package["name"], "version": package["version"], "purl": purl(package)}
    if package["license"]:
        found["licenses"] = [{"expression": package["license"].replace("/", " OR ")}]
    if sha256:
        found["hashes"] = [{"alg": "SHA-256", "content": sha256}]
    if package["repository"]:
        found["externalReferences"] = [{"type": "vcs", "url": package["repository"]}]
    return found


def standard_library():
    """It is linked into every program of Rust."""
    said = subprocess.run(["rustc", "--version"], check=True, capture_output=True, text=True).stdout
    version = said.split()[1]
    return {"type": "library", "bom-ref": f"rust-std@{version}", "name": "Rust standard library", "version": version,
            "licenses": [{"expression": "MIT OR Apache-2.0"}]}


def sqlite(packages):
    """SQLite itself, which stands as C in the crate that binds it."""
    binding = next(package for package in packages if package["name"] == "libsqlite3-sys")
    with open(os.path.join(os.path.dirname(binding["manifest_path"]), "sqlite3", "sqlite3.h"), encoding="utf-8") as file:
        version = re.search(r'#define SQLITE_VERSION\s+"([0-9.]+)"', file.read())[1]
    return {"type": "library", "bom-ref": f"sqlite@{version}", "name": "SQLite", "version": version, "cpe": f"cpe:2.3:a:sqlite:sqlite:{version}:*:*:*:*:*:*:*",
            "licenses": [{"license": {"name": "Public domain"}}]}


def part(entry, files):
    name, version, licence, owner, _, _, kind = entry
    found = {"type": "data" if kind == "data" else "file", "bom-ref": f"asset:{name}", "name": name, "supplier": {"name": owner},
             "licenses": [{"expression": licence}],
             "components": [{"type": "file", "name": path, "hashes": [{"alg": "SHA-256", "content": sha256(path)}]} for path in files]}
    return {**found, "version": version} if version else found


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def commit_time():
    seconds = os.environ.get("SOURCE_DATE_EPOCH") or subprocess.run(["git", "log", "-1", "--format=%ct"], check=True, capture_output=True, text=True).stdout
    return subprocess.run(["date", "-ud", f"@{seconds.strip()}", "+%Y-%m-%dT%H:%M:%SZ"], check=True, capture_output=True, text=True).stdout.strip()


main()

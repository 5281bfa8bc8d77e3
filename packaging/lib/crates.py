"""The crates that are in the program for one target, from `cargo metadata`: what is linked, not what only builds or tests it."""
import json
import os
import subprocess


def metadata(target, features=()):
    command = ["cargo", "metadata", "--format-version", "1", "--locked", "--filter-platform", target, *features]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def linked(meta):
    """Packages reached from the program by normal dependencies, by name and version; the program itself is the first. And the edges between them."""
    nodes = {node["id"]: node for node in meta["resolve"]["nodes"]}
    packages = {package["id"]: package for package in meta["packages"]}
    root, seen, edges = meta["resolve"]["root"], set(), {}
    todo = [root]
    while todo:
        here = todo.pop()
        if here in seen:
            continue
        seen.add(here)
        # A macro runs in the compiler; nothing of it is in the program.
        normal = [dep["pkg"] for dep in nodes[here]["deps"] if any(kind["kind"] is None for kind in dep["dep_kinds"])]
        edges[here] = sorted(pkg for pkg in normal if not is_macro(packages[pkg]))
        todo += edges[here]
    rest = sorted((packages[pkg] for pkg in seen if pkg != root), key=lambda package: (package["name"], package["version"]))
    return [packages[root], *rest], edges


def is_macro(package):
    return any("proc-macro" in target["kind"] for target in package["targets"])


def licence_texts(package):
    """Name and text of each licence file that stands in a crate."""
    folder = os.path.dirname(package["manifest_path"])
    words = ("licen", "copying", "unlicense", "notice", "ofl")
    names = sorted(name for name in os.listdir(folder) if name.lower().startswith(words) and os.path.isfile(os.path.join(folder, name)))
    return [(name, open(os.path.join(folder, name), encoding="utf-8", errors="replace").read().strip()) for name in names]

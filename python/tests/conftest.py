"""The program to compare with, and the stores that both read."""

import os
import pathlib
import subprocess

import pytest

# A wheel is tried with its tests outside of the repository.
REPOSITORY = pathlib.Path(os.environ.get("COOKIE_CHARTER_REPOSITORY", pathlib.Path(__file__).parents[2]))
STORES = REPOSITORY / "tests/data/stores"
LABELLED = REPOSITORY.parent / "shared/stores"


def stores():
    """The stores of the repository, and the labelled ones where they stand beside it."""
    return sorted(folder for place in (STORES, LABELLED) if place.is_dir() for folder in place.iterdir() if folder.is_dir())


@pytest.fixture(scope="session")
def run(tmp_path_factory):
    """The command line, at a home without settings."""
    path = os.environ.get("COOKIE_CHARTER_PROGRAM", str(REPOSITORY / "target/debug/cookie-charter"))
    if not os.path.exists(path):
        pytest.skip(f"the program is not built ({path}; COOKIE_CHARTER_PROGRAM names another)")
    home = {"HOME": str(tmp_path_factory.mktemp("home")), "PATH": os.environ["PATH"], "LANG": "C"}
    return lambda *arguments: subprocess.run([path, *map(str, arguments)], env=home, capture_output=True, text=True)


@pytest.fixture(scope="session")
def program(run):
    """What the command line writes."""

    def output(*arguments):
        done = run(*arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return output


@pytest.fixture(scope="session")
def program_says(run):
    """What the command line says when it cannot."""

    def sentence(*arguments):
        done = run(*arguments)
        assert done.returncode == 3, done.stderr
        return done.stderr

    return sentence


@pytest.fixture(scope="session")
def program_says_of(run):
    """What the command line says beside what it writes."""
    return lambda *arguments: run(*arguments).stderr

"""The keyboard at a real window: after each step, which accessible object has the focus and what is announced, seen from outside.

    keyboard.py PROGRAM LANGUAGE"""

import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

import a11y
from gi.repository import Atspi, GLib
from words import plain

import steps

PROGRAM, LANGUAGE = sys.argv[1:3]


SAMPLE = pathlib.Path(__file__).resolve().parents[2] / "assets" / "sample" / "cookies.sqlite"


def seen():
    """Role and name of what has the focus, and what was announced last."""
    focused, told = None, ""
    try:
        for node, _ in a11y.walk(a11y.application()):
            role = node.get_role_name()
            if role == "status bar":
                told = plain(node.get_name() or "")
            elif role != "frame" and node.get_state_set().contains(Atspi.StateType.FOCUSED):
                focused = role, plain(node.get_name() or "")
    except GLib.Error:  # a node went away while we looked
        return None, ""
    return focused, told


def expect(step, role, name, told="", seconds=15):
    """Waits until the focus is there and that is announced: what the program shows comes from its own threads."""
    end = time.monotonic() + seconds
    while True:
        focused, announced = seen()
        if focused and focused[0] == role and focused[1].startswith(name) and told in announced:
            return
        if time.monotonic() > end:
            raise SystemExit(f"after {step!r} the focus is on {focused} and {announced!r} is announced, not {role} {name!r} and {told!r}")
        time.sleep(0.05)


def write(store, name):
    """Writes a cookie as a browser does that has the store open."""
    database = sqlite3.connect(store)
    columns = [row[1] for row in database.execute("PRAGMA table_info(moz_cookies)") if row[1] != "id"]
    copied = ", ".join("?" if column == "name" else column for column in columns)
    database.execute(f"INSERT INTO moz_cookies ({', '.join(columns)}) SELECT {copied} FROM moz_cookies LIMIT 1", [name])
    database.commit()
    database.close()


def do(step, store):
    if step.startswith("type "):
        subprocess.run(["xdotool", "type", "--delay", "30", step.removeprefix("type ")], check=True)
        return
    if step == "pause":
        time.sleep(2)
        return
    if step.startswith("write "):
        write(store, step.removeprefix("write "))
        return
    for key in step.split():
        before = seen() if key.endswith(("Tab", "F6")) else None
        subprocess.run(["xdotool", "key", key], check=True)
        time.sleep(0.2)
        # These lead elsewhere, and a busy machine may take its time: the next of them would be lost meanwhile.
        end = time.monotonic() + 3
        while before and seen() == before and time.monotonic() < end:
            time.sleep(0.05)


def journey(name, journey_steps, opened, store, config):
    """Takes all steps in a window with settings of its own."""
    program = subprocess.Popen([PROGRAM, "--lang", LANGUAGE, opened], env=os.environ | {"XDG_CONFIG_HOME": config})
    in_french = LANGUAGE == "fr"
    try:
        for step, role, *names in journey_steps:
            told = names[2][in_french] if len(names) > 2 else ""
            if step != "start":
                do(step, store)
            expect(step, role, names[in_french], told)
            # Nobody presses a key in the very frame in which the focus arrives; on a busy machine that frame is long.
            time.sleep(0.2)
        print(f"keyboard, {name}, {LANGUAGE}: {len(journey_steps)} steps, the focus is where it should be after each")
    finally:
        program.terminate()
        program.wait()


def main():
    with tempfile.TemporaryDirectory() as folder:
        store = str(shutil.copy(SAMPLE, folder))
        journey("first look", steps.STEPS, "sample:", store, f"{folder}/first")
        journey("a day's work", steps.WORK, store, store, f"{folder}/work")


main()

"""The keyboard at a real window: after each step, which accessible object has the focus, seen from outside. keyboard.py PROGRAM LANGUAGE"""

import subprocess
import sys
import time

import a11y
from gi.repository import Atspi, GLib

import steps

PROGRAM, LANGUAGE = sys.argv[1:3]


def focused():
    """Role and name of what has the focus."""
    found = None
    try:
        for node, _ in a11y.walk(a11y.application()):
            if node.get_role_name() != "frame" and node.get_state_set().contains(Atspi.StateType.FOCUSED):
                found = node.get_role_name(), (node.get_name() or "").replace("\u00a0", " ").replace("\u202f", " ")
    except GLib.Error:  # a node went away while we looked
        return None
    return found


def expect(step, role, name, seconds=15):
    """Waits until the focus is there: what the program shows comes from its own threads."""
    end = time.monotonic() + seconds
    while True:
        now = focused()
        if now and now[0] == role and now[1].startswith(name):
            return
        if time.monotonic() > end:
            raise SystemExit(f"after {step!r} the focus is on {now}, not on {role} {name!r}")
        time.sleep(0.05)


def do(step):
    if step.startswith("type "):
        subprocess.run(["xdotool", "type", "--delay", "30", step.removeprefix("type ")], check=True)
        return
    for key in step.split():
        subprocess.run(["xdotool", "key", key], check=True)
        time.sleep(0.2)


def main():
    program = subprocess.Popen([PROGRAM, "--lang", LANGUAGE, "sample:"])
    try:
        for step, role, english, french in steps.STEPS:
            if step != "start":
                do(step)
            expect(step, role, french if LANGUAGE == "fr" else english)
        print(f"keyboard, {LANGUAGE}: {len(steps.STEPS)} steps, the focus is where it should be after each")
    finally:
        program.terminate()
        program.wait()


main()

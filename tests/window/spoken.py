"""What Orca says of ten steps, compared with what it should say. spoken.py PROGRAM LANGUAGE"""

import os
import pathlib
import pty
import re
import subprocess
import sys
import tempfile
import threading
import time
import tty

import steps

PROGRAM, LANGUAGE = sys.argv[1:3]


class Ear:
    """Hears what Orca says, by the record that it keeps: a terminal, because to a file it would write late."""

    def __init__(self):
        self.master, self.slave = pty.openpty()
        tty.setraw(self.slave)
        self.path, self.heard = os.ttyname(self.slave), b""
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        while block := os.read(self.master, 1 << 16):
            self.heard += block

    def fall_silent(self):
        """Waits until nothing was heard for a second: what is asked about an object that has gone meanwhile breaks Orca 43 off in the middle of its events."""
        before, end = -1, time.monotonic() + 20
        while before != len(self.heard) and time.monotonic() < end:
            before = len(self.heard)
            time.sleep(1)

    def said(self, since):
        text = self.heard[since:].decode(errors="replace").replace("\u00a0", " ").replace("\u202f", " ")
        return " | ".join(re.findall(r"SPEECH OUTPUT: '(.*?)'\s*\{", text))


def in_order(spoken, phrases):
    at = 0
    for phrase in phrases:
        at = spoken.find(phrase, at)
        if at < 0:
            return False
    return True


def main():
    ear = Ear()
    program = subprocess.Popen([PROGRAM, "--lang", LANGUAGE, "sample:"])
    time.sleep(2)
    # Without a speech server: one that has no sound card to speak to keeps Orca waiting for ever. What it would say stands in its record all the same.
    mute = tempfile.TemporaryDirectory()
    pathlib.Path(mute.name, "speechd.py").write_text("raise ImportError\n")
    # Orca speaks the language of the session, whatever that of the program; what it adds of its own is compared in English.
    silent = os.environ | {"PYTHONPATH": mute.name, "LANG": "C.UTF-8", "LANGUAGE": "en"}
    orca = subprocess.Popen(["orca", "--replace", "--debug-file", ear.path], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=silent)
    try:
        for step, *both in steps.SPOKEN:
            phrases = both[LANGUAGE == "fr"]
            keys = step.split() if step != "start" else []
            if keys:
                ear.fall_silent()
            since = len(ear.heard) if keys else 0
            for key in keys:
                subprocess.run(["xdotool", "key", key], check=True)
                time.sleep(1)
            end = time.monotonic() + 20
            while not in_order(spoken := ear.said(since), phrases):
                if time.monotonic() > end:
                    raise SystemExit(f"after {step!r} Orca should say {phrases}, and said: {spoken}")
                time.sleep(0.1)
            print(f"  {step:18} {spoken[:150]}")
        print(f"Orca, {LANGUAGE}: {len(steps.SPOKEN)} steps, each said as it should be")
    finally:
        # Orca does not always go when it is asked to.
        for process in (orca, program):
            process.kill()
            process.wait()


main()

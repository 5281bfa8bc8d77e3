"""Takes the pictures of one window: every screen and dialog, reached from outside by keys and through the accessibility bus. Started by tests/window/pictures.

    pictures.py PROGRAM OUT NAME LANGUAGE WIDTH HEIGHT"""

import pathlib
import shutil
import sqlite3
import subprocess
import sys
import time
import unicodedata

import a11y
from words import Words, plain

PROGRAM, OUT, NAME, LANGUAGE = sys.argv[1], pathlib.Path(sys.argv[2]), *sys.argv[3:5]
WIDTH, HEIGHT = sys.argv[5:7]
HOME = pathlib.Path.home()
HERE = pathlib.Path(__file__).resolve().parent
WORDS = Words(LANGUAGE)


def xdotool(*arguments):
    done = subprocess.run(["xdotool", *map(str, arguments)], capture_output=True, text=True, check=False)
    return done.stdout.split()


def keys(*pressed):
    for key in pressed:
        xdotool("key", "--clearmodifiers", key)
        time.sleep(0.25)


def typed(text):
    xdotool("type", "--delay", 30, text)
    time.sleep(0.3)


def press(name, starts=False, seconds=6):
    """Presses what the message of this name is on: the first of its kind."""
    wanted = WORDS[name]
    node = a11y.find(lambda label: plain(label).startswith(wanted) if starts else plain(label) == wanted, a11y.acts, seconds)
    node.get_action_iface().do_action(0)
    time.sleep(0.4)


def press_last(name):
    """The same of the last of its kind: several menus may be called "More"."""
    nodes = [node for node, _ in a11y.walk(a11y.application()) if plain(node.get_name() or "") == WORDS[name] and a11y.acts(node)]
    if nodes:
        nodes[-1].get_action_iface().do_action(0)
        time.sleep(0.4)
    return bool(nodes)


def pane(name):
    """Goes to a pane that a small window shows in place of the others."""
    for node, _ in a11y.walk(a11y.application()):
        if node.get_role_name() == "page tab" and plain(node.get_name() or "") == WORDS[name]:
            node.get_action_iface().do_action(0)
            time.sleep(0.4)
            return


def command(name):
    """Runs a command through the palette."""
    keys("ctrl+shift+p")
    # The palette minds no accents; those would need keys that the display does not have. What stands before an apostrophe names each command, too.
    typed(unicodedata.normalize("NFD", WORDS[name].split("\u2019")[0]).encode("ascii", "ignore").decode().strip())
    keys("Return")
    time.sleep(0.3)


class Window:
    """The program with what it was started with, at the size that is looked at."""

    def __init__(self, *arguments):
        self.log = open(HOME / "log", "ab")
        self.process = subprocess.Popen([PROGRAM, *map(str, arguments)], stdout=self.log, stderr=self.log)
        for _ in range(300):
            if found := xdotool("search", "--onlyvisible", "--class", "cookie-charter"):
                break
            time.sleep(0.1)
        else:
            raise SystemExit(f"{NAME}: no window")
        self.window = found[0]
        self.resize()
        xdotool("windowfocus", self.window, "mousemove", 1490, 990)
        a11y.application()
        time.sleep(1.5)

    def resize(self):
        """A window manager that has only just seen the window may give it the size that the program asked for, after all."""
        for _ in range(20):
            xdotool("windowmove", self.window, 40, 40, "windowsize", self.window, WIDTH, HEIGHT)
            time.sleep(0.3)
            if {f"WIDTH={WIDTH}", f"HEIGHT={HEIGHT}"} <= set(xdotool("getwindowgeometry", "--shell", self.window)):
                return
        raise SystemExit(f"{NAME}: the window is not {WIDTH} × {HEIGHT}")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def take(self, name):
        time.sleep(0.6)
        subprocess.run(["import", "-window", self.window, OUT / f"{NAME}-{name}.png"], check=True)


def pages(window):
    keys("ctrl+n")
    window.take("01-start")
    for number, page in enumerate(["02-overview", "04-cookies", "08-charter", "17-audit"], 1):
        keys(f"ctrl+{number}")
        window.take(page)
        if number != 2:
            keys("End")
            window.take(f"{page}-end")
    keys("ctrl+l")
    typed("_ga")
    window.take("10-look-up")


def table(window):
    keys("ctrl+2", "Down", "Down")
    window.take("05-row")
    pane("details")
    window.take("07-details")
    press("value-show")
    time.sleep(0.5)
    window.take("30-value")
    keys("F6", "Next")
    window.take("07-details-end")
    press("removal-link")
    window.take("32-removal")
    keys("Escape")
    press("note-write")
    window.take("33-note")
    keys("Escape")
    pane("table-name")
    keys("ctrl+2", "F2")
    window.take("06-correct")
    keys("Escape", "ctrl+2", "shift+Down", "shift+Down", "F2")
    window.take("31-correct-several")
    keys("Escape", "ctrl+2", "Menu")
    window.take("34-row-menu")
    keys("Escape")
    pane("sites-list")
    a11y.press("boutique-exemple.fr,", starts=True)
    window.take("56-sites")
    keys("ctrl+g")
    window.take("18-site")
    press("removal-link")
    window.take("57-removal-site")
    keys("Escape", "ctrl+2")
    pane("sites-list")
    keys("Home")
    a11y.press(WORDS["sites-all"] + ",", starts=True)
    pane("table-name")


def filters(window):
    keys("ctrl+f")
    typed("party:")
    window.take("11-completion")
    typed("third life>13")
    window.take("35-filter-wrong")
    typed("mo")
    keys("Return")
    window.take("36-filtered")
    press("filter-menu")
    window.take("37-filter-menu")
    press("filter-keep")
    window.take("38-filter-keep")
    keys("Escape")
    keys("ctrl+f", "Escape", "Escape", "ctrl+2")
    press("table-columns")
    window.take("39-columns")
    keys("Escape")
    for name, by in (("40-by-site", "site"), ("41-by-category", "category")):
        command(f"command-group-by-{by}")
        window.take(name)
    command("command-ungroup")


def dialogs(window):
    for pressed, name in (("ctrl+e", "12-export"), ("ctrl+comma", "13-settings"), ("F1", "14-help"), ("ctrl+i", "15-record"), ("ctrl+k", "16-knowledge")):
        keys("ctrl+2", pressed)
        window.take(name)
        keys("Escape")
    keys("ctrl+shift+p")
    window.take("42-palette")
    typed("cook")
    window.take("43-palette-found")
    keys("Escape", "Escape")
    command("command-guided")
    window.take("21-guided")
    keys("Escape")
    command("command-tour")
    window.take("44-tour")
    press("tour-next")
    window.take("45-tour-2")
    press("tour-skip")
    command("command-take-in-notes")
    typed(str(HOME / "theirs.toml"))
    window.take("46-their-notes-path")
    keys("Return")
    window.take("47-their-notes")
    keys("Escape")


def audit(window):
    keys("ctrl+4")
    field = a11y.find(lambda label: plain(label) == WORDS["audit-site-hint"], lambda node: node.get_editable_text_iface() is not None)
    field.get_component_iface().grab_focus()
    time.sleep(0.3)
    typed("boutique-exemple.fr")
    keys("Return")
    time.sleep(1)
    window.take("48-audit-site")
    # In a field that key goes to the end of what is typed.
    keys("Tab", "End")
    window.take("48-audit-site-end")
    press("audit-save", starts=True)
    window.take("49-audit-save")
    keys("Escape")


def watch(window, store):
    """The store is written as a browser would while it is followed."""
    keys("ctrl+2", "shift+F5")
    window.take("50-watch")
    database = sqlite3.connect(store)
    columns = [row[1] for row in database.execute("PRAGMA table_info(moz_cookies)") if row[1] != "id"]
    copied = ", ".join("name || '_2'" if column == "name" else column for column in columns)
    names = ", ".join(columns)
    database.execute(f"INSERT INTO moz_cookies ({names}) SELECT {copied} FROM moz_cookies LIMIT 4")
    database.execute("UPDATE moz_cookies SET isSecure = 1 - isSecure WHERE id IN (SELECT id FROM moz_cookies WHERE name NOT LIKE '%\\_2' ESCAPE '\\' LIMIT 3)")
    database.execute("DELETE FROM moz_cookies WHERE id = (SELECT max(id) FROM moz_cookies WHERE name NOT LIKE '%\\_2' ESCAPE '\\')")
    database.commit()
    database.close()
    time.sleep(3)
    window.take("51-watch-changed")
    if not press_last("watch-show-list"):  # a small window has it in a menu
        press_last("watch-more")
        window.take("52-watch-menu")
        press_last("watch-show-list")
    window.take("53-watch-list")


def main():
    notes = HOME / ".config" / "cookie-charter" / "notes.toml"
    note = "[[cookie]]\nname = '{}'\nhost = 'www.exemple.fr'\nlabels = ['{}']\ntext = '{}'\n"
    long = "Asked the agency in March; they answered that the tag manager sets it, and that it goes with the next release."
    notes.write_text(note.format("_fbp", "agency", long) + note.format("_gid", "mine", "Anonymous since May."))
    (HOME / "theirs.toml").write_text(note.format("_fbp", "urgent", "Still there in November.") + note.format("_gid", "", "Not anonymous.") + note.format("IDE", "", "New."))
    with Window("sample:") as window:
        for part in (pages, table, filters, dialogs, audit):
            try:
                part(window)
            except SystemExit as missing:
                # The other parts are worth looking at all the same.
                print(f"{NAME}, {part.__name__}: {str(missing).splitlines()[0]}", file=sys.stderr)
                keys("Escape", "Escape")
    profile = HOME / ".mozilla" / "firefox" / "a1b2c3d4.default-release"
    with Window(profile) as window:
        watch(window, profile / "cookies.sqlite")
    with Window("sample:", HERE / ".." / "data" / "stores" / "chromium-156") as window:
        keys("ctrl+5")
        window.take("19-compare")
        keys("End")
        window.take("19-compare-end")
        press("command-open")
        window.take("20-open-menu")
        keys("Escape")
    with Window(HERE / ".." / "data" / "charters" / "english.md") as window:
        window.take("54-charter-preview")
    shutil.copy(PROGRAM, HOME / "broken.sqlite")
    with Window(HOME / "log") as window:
        window.take("55-error")


main()

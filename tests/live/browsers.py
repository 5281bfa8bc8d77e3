"""The browsers that are looked at: how each is started with a home of its own, where its store is, and how long it keeps a cookie to itself."""
import os, shutil, signal, subprocess, time
from dataclasses import dataclass

CHROMIUM = "--headless=new --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update --disable-sync --password-store=basic"


@dataclass(frozen=True)
class Browser:
    name: str
    programs: tuple
    arguments: tuple  # {home} and {url} are filled in
    store: str  # below the home
    delay: float  # seconds after which a cookie must be in the store; Chromium writes every 30 s
    end: int = signal.SIGTERM
    needs_display: bool = False
    environment: tuple = ()

    def program(self):
        return next((path for path in map(shutil.which, self.programs) if path), None)


QT = (("QTWEBENGINE_DISABLE_SANDBOX", "1"), ("QTWEBENGINE_CHROMIUM_FLAGS", "--no-sandbox --disable-gpu"))
ALL = {
    browser.name: browser
    for browser in (
        Browser("firefox", ("firefox-esr", "firefox"), ("--headless", "--no-remote", "--profile", "{home}", "{url}"), "cookies.sqlite", 15),
        Browser("chromium", ("chromium", "chromium-browser"), (*CHROMIUM.split(), "--user-data-dir={home}", "{url}"), "Default/Cookies", 60, signal.SIGINT),
        Browser("epiphany", ("epiphany",), ("{url}",), ".local/share/epiphany/cookies.sqlite", 15, needs_display=True),
        Browser("falkon", ("falkon",), ("{url}",), ".config/falkon/profiles/default/Cookies", 60, needs_display=True, environment=QT),
        Browser("qutebrowser", ("qutebrowser",), ("{url}",), ".local/share/qutebrowser/webengine/Cookies", 60, needs_display=True, environment=QT),
    )
}


class Running:
    """A browser that runs, with its display and its session where it needs them."""

    def __init__(self, browser, home, url):
        self.browser, self.display, self.log = browser, None, open(os.path.join(home, "browser.log"), "w+")
        runtime = os.path.join(home, "run")
        os.mkdir(runtime, 0o700)
        env = {"PATH": os.environ["PATH"], "HOME": home, "XDG_RUNTIME_DIR": runtime, "LANG": "C.UTF-8", "LIBGL_ALWAYS_SOFTWARE": "1"}
        env.update(browser.environment)
        command = [browser.program(), *(argument.format(home=home, url=url) for argument in browser.arguments)]
        if browser.needs_display:
            env["DISPLAY"] = self.start_display()
            command = ["dbus-run-session", "--", *command]
        self.process = subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log, start_new_session=True)

    def start_display(self):
        ours, theirs = os.pipe()
        command = ["Xvfb", "-displayfd", str(theirs), "-screen", "0", "800x600x24", "-nolisten", "tcp"]
        self.display = subprocess.Popen(command, pass_fds=[theirs], stderr=subprocess.DEVNULL)
        os.close(theirs)
        with os.fdopen(ours) as number:
            return ":" + number.readline().strip()

    def runs(self):
        return self.process.poll() is None

    def end(self):
        """Asks the browser to end and gives it time to write."""
        if self.runs():
            self.process.send_signal(self.browser.end)
        deadline = time.monotonic() + 20
        while self.runs() and time.monotonic() < deadline:
            time.sleep(0.1)
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()
        if self.display:
            self.display.terminate()
            self.display.wait()

    def said(self):
        self.log.seek(0)
        return [line.strip() for line in self.log]

    def complaints(self):
        """Lines in which the browser speaks of a lock or of a store that it could not write."""
        words = ("database is locked", "sqlite_busy", "sqlite_locked", "database disk image", "unable to open database")
        return [line for line in self.said() if any(word in line.lower() for word in words)]

"""A server on this machine that sets, changes and deletes cookies, and remembers each of its answers."""
import http.server, threading, time

HOSTS = 6
KEPT = 40  # new cookies that a host keeps, well below what browsers keep of one
PAGE = """<!doctype html><meta charset="utf-8"><title>soak</title><p>Cookies are set.<script>
const pause = () => new Promise(done => setTimeout(done, %d));
(async () => {
  for (let i = 0; i < 15; i++) { try { await fetch("/set", {cache: "no-store"}); } catch (_) {} await pause(); }
  location = "%s";
})();
</script>"""


class Server:
    """Answers at `h<n>.localhost`. `history` has one entry for each cookie that an answer set or deleted, in the order of the answers, which is that of the
    browser, because a page waits for each before it asks again: (time, host, name, value or None)."""

    def __init__(self, pause):
        self.history, self.lock, self.counts = [], threading.Lock(), [0] * HOSTS
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                host = self.headers.get("Host", "").split(":")[0]
                number = int(host[1:].split(".")[0]) if host.startswith("h") and host.endswith(".localhost") else None
                if number is None or self.path not in ("/", "/set"):
                    return self.answer(404, b"", [])
                if self.path == "/set":
                    return self.answer(200, b"", outer.next_cookies(number, host))
                following = f"http://h{(number + 1) % HOSTS}.localhost:{outer.port}/"
                self.answer(200, (PAGE % (pause, following)).encode(), [])

            def answer(self, status, body, cookies):
                self.send_response(status)
                for cookie in cookies:
                    self.send_header("Set-Cookie", cookie)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                try:
                    self.wfile.write(body)
                except ConnectionError:
                    pass  # the browser has ended meanwhile

            def log_message(self, *_):
                pass

        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.port = self.http.server_address[1]
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def url(self):
        return f"http://h0.localhost:{self.port}/"

    def next_cookies(self, number, host):
        """One new cookie, one that has another value each time, and the end of an old one."""
        with self.lock:
            self.counts[number] += 1
            count, now = self.counts[number], time.monotonic()
            changes = [(f"c{count}", f"v{count}"), (f"steady{count % 3}", f"v{count}")]
            if count > KEPT:
                changes.append((f"c{count - KEPT}", None))
            self.history += [(now, host, name, value) for name, value in changes]
        # Not `Max-Age=0`: Firefox keeps such a cookie, as one that is over, when a millisecond ends between two looks at its clock.
        ending = {True: "Max-Age=86400", False: "Expires=Thu, 01 Jan 1970 00:00:00 GMT"}
        return [f"{name}={value or ''}; Path=/; {ending[value is not None]}" for name, value in changes]

    def answers(self):
        with self.lock:
            return sum(self.counts)

    def so_far(self):
        with self.lock:
            return list(self.history)

    def close(self):
        self.http.shutdown()
        self.http.server_close()


def moment_of(found, history):
    """The newest moment of a history, as a number of its entries, at which exactly the cookies of `found` were there ((host, name) → value); and, where there
    is none, what differs at the moment that is nearest."""
    state, differing, newest, nearest = {}, set(found), None, (len(found) + 1, 0)
    for moment in range(len(history) + 1):
        if moment:
            _, host, name, value = history[moment - 1]
            key = (host, name)
            state[key] = value
            (differing.add if found.get(key) != value else differing.discard)(key)
        if not differing:
            newest = moment
        nearest = min(nearest, (len(differing), moment))
    if newest is not None:
        return newest, []
    state = {(host, name): value for _, host, name, value in history[: nearest[1]]}
    keys = sorted(key for key in set(state) | set(found) if state.get(key) != found.get(key))
    return None, [f"{host} {name}: found {found.get((host, name))}, set {state.get((host, name))}" for host, name in keys]

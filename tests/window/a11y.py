"""Drives the program from outside through the accessibility bus, as a screen reader would (AT-SPI)."""

import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

APPLICATION = "cookie-charter"


def children(node):
    return [c for c in (node.get_child_at_index(i) for i in range(node.get_child_count())) if c]


def walk(node, depth=0):
    yield node, depth
    for child in children(node):
        yield from walk(child, depth + 1)


def application(seconds=20):
    """The program's root, as soon as it is on the bus."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        for app in children(desktop):
            if app.get_name() == APPLICATION:
                return app
        time.sleep(0.1)
    raise SystemExit("the program did not appear on the accessibility bus")


def dump():
    return "\n".join(f"{'  ' * d}{n.get_role_name()} {n.get_name()!r}" for n, d in walk(application()))


def find(matches, can=lambda node: True, seconds=15):
    """The first node that matches, waiting for it: what the program shows comes from its own threads."""
    end = time.monotonic() + seconds
    while True:
        try:
            for node, _ in walk(application()):
                if matches(node.get_name() or "") and can(node):
                    return node
        except GLib.Error:  # a node went away while we looked
            pass
        if time.monotonic() > end:
            raise SystemExit(f"not found in:\n{dump()}")
        time.sleep(0.1)


def acts(node):
    return node.get_action_iface() is not None


def press(name, starts=False):
    node = find((lambda n: n.startswith(name)) if starts else (lambda n: n == name), acts)
    assert node.get_action_iface().do_action(0), name
    time.sleep(0.4)


def seen(text, seconds=15):
    return find(lambda name: text in name, seconds=seconds).get_name()


def type_into(name, text):
    field = find(lambda n: n == name, lambda node: node.get_editable_text_iface() is not None)
    assert field.get_editable_text_iface().set_text_contents(text), name
    time.sleep(0.4)

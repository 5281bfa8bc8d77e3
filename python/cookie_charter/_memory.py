"""How much memory this process may still take, as far as the system says."""

import os


def free():
    """Bytes: what is free of the machine, of the control group, and of the address space, whichever is least. None where nothing says it, which is so
    of all systems but Linux."""
    return min((room for room in (_of_machine(), _of_group(), _of_address_space()) if room is not None), default=None)


def _of_machine():
    fields = _fields("/proc/meminfo", ":")
    if "MemAvailable" not in fields:
        return None
    return 1024 * sum(int(fields.get(name, "0").split()[0]) for name in ("MemAvailable", "SwapFree"))


def _of_group(folder="/sys/fs/cgroup"):
    """Containers see their own group there. What of it are copies of files can be given back."""
    most, used = (_text(f"{folder}/memory.{name}").strip() for name in ("max", "current"))
    if not most.isdigit() or not used.isdigit():
        return None
    return max(0, int(most) - int(used) + int(_fields(f"{folder}/memory.stat").get("inactive_file", 0)))


def _of_address_space():
    """What `ulimit -v` leaves."""
    try:
        import resource
    except ImportError:
        return None
    most, _ = resource.getrlimit(resource.RLIMIT_AS)
    pages = _text("/proc/self/statm").split()
    if most == resource.RLIM_INFINITY or not pages:
        return None
    return max(0, most - int(pages[0]) * os.sysconf("SC_PAGE_SIZE"))


def _fields(path, mark=None):
    return {name: value for name, _, value in (line.partition(mark or " ") for line in _text(path).splitlines())}


def _text(path):
    try:
        with open(path, encoding="ascii", errors="replace") as file:
            return file.read()
    except OSError:
        return ""

"""Trouble for one running server, steered while it runs: a disk that fails or is slow, and a wall
clock that jumps. preload/faults.cpp, loaded into the server, obeys it and has the same fields.

    server = Server(faults=True)        # in a class with @needs_faults
    server.faults.clock_offset(3600)    # seconds; may be negative; 0 is the real time again
    server.faults.syncs_fail()
"""
import ctypes
import errno
import mmap
import os
import pathlib
import subprocess
import tempfile
import time
import unittest

from tls_socket import deadline_in

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("CHATS_SERVER", str(ROOT / "build/dev/chats-server"))
LIBRARY = pathlib.Path(PROGRAM).resolve().parent / "libchats_faults.so"
ALL = -1


def why_impossible():
    """A sentence, or None when the server can be given trouble."""
    if not LIBRARY.exists():
        return f"there is no {LIBRARY.name} beside the server; it is built with the C++ tests"
    libraries = subprocess.run(["ldd", PROGRAM], capture_output=True, text=True, check=True).stdout
    if "libasan" in libraries or "libtsan" in libraries:
        return "a sanitizer's runtime must come first in a program, and so must this"
    return None


def needs_faults(test_case):
    why = why_impossible()
    return unittest.skipIf(why, why)(test_case)


class Orders(ctypes.Structure):
    """In the order of preload/faults.cpp. Each is read and written whole."""
    _fields_ = [(name, ctypes.c_int64) for name in (
        "clock_ahead_ms", "sync_fails_after", "sync_failures", "sync_slow_ms", "write_error",
        "syncs_waiting", "syncs_failed", "writes_failed")]


class Faults:
    """`folder` is the one whose files have trouble."""

    def __init__(self, folder):
        self.folder = folder
        with tempfile.NamedTemporaryFile(prefix="chats-faults-", delete=False) as file:
            file.truncate(ctypes.sizeof(Orders))
            self._file = file.name
            self._memory = mmap.mmap(file.fileno(), ctypes.sizeof(Orders))
        self.orders = Orders.from_buffer(self._memory)

    def environment(self):
        return {"LD_PRELOAD": str(LIBRARY), "CHATS_FAULTS": self._file,
                "CHATS_FAULTS_FOLDER": f"{os.path.realpath(self.folder)}/"}

    def close(self):
        os.unlink(self._file)

    def clock_offset(self, seconds):
        self.orders.clock_ahead_ms = round(seconds * 1000)

    def syncs_fail(self, count=ALL, after=0):
        """`count` calls of fsync and fdatasync fail with EIO once `after` of them have worked."""
        self.orders.sync_failures = 0
        self.orders.sync_fails_after = after
        self.orders.sync_failures = count

    def syncs_take(self, seconds):
        """A call that waits already ends when this makes the time it has waited enough."""
        self.orders.sync_slow_ms = round(seconds * 1000)

    def writes_fail(self, error=errno.ENOSPC):
        self.orders.write_error = error

    def mend(self):
        """The disk works again; the clock stays where it is."""
        self.orders.sync_failures = self.orders.sync_slow_ms = self.orders.write_error = 0

    def wait_until(self, holds, what):
        """`holds` is asked with the orders, whose last fields the server counts."""
        until = deadline_in()
        while not holds(self.orders):
            assert time.monotonic() < until, f"{what} did not happen"
            time.sleep(0.005)

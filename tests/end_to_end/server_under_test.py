"""The real server, started in a folder of its own on a port that the system chooses."""
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import time

from faults import PROGRAM, Faults
from http_client import ask_api
from tls_socket import PATIENCE, TlsSocket, deadline_in
from wire_client import Person

ROOT = pathlib.Path(__file__).resolve().parents[2]
WEB = os.environ.get("CHATS_WEB", str(ROOT / "web-client/dist"))
OPERATOR_KEY = "the-key-of-the-operator-in-tests"
LISTENS = re.compile(r"listening on \S+, port (\d+)")

_certificates = None


def certificate_folder():
    """dev-cert.pem and dev-key.key, made once for all tests of this program."""
    global _certificates
    if _certificates is None:
        folder = os.environ.get("CHATS_TEST_CERTIFICATES")
        if not folder:
            _certificates = tempfile.TemporaryDirectory(prefix="chats-certificates-")
            folder = _certificates.name
        if not os.path.exists(f"{folder}/dev-cert.pem"):
            make_certificate(folder)
        os.environ["CHATS_TEST_CERTIFICATES"] = str(folder)
        _certificates = _certificates or folder
    return pathlib.Path(os.environ["CHATS_TEST_CERTIFICATES"])


def make_certificate(folder, *more):
    subprocess.run([ROOT / "certs/make-dev-cert", "--quiet", "--folder", folder, *more],
                   check=True, stdout=subprocess.DEVNULL)


def environment(**more):
    clean = {name: value for name, value in os.environ.items() if not name.startswith("CHATS_")}
    return {**clean, "NO_COLOR": "1", **more}


def run_program(*flags, **more):
    """Runs the server until it ends by itself: what tests of refused starts want."""
    return subprocess.run([PROGRAM, *map(str, flags)], capture_output=True, text=True,
                          timeout=PATIENCE, env=environment(**more), check=False)


class Server:
    """`folder` is its data; it is removed at the end when the server made it itself. With `faults`
    its disk and its clock can be given trouble (faults.py)."""

    def __init__(self, *flags, folder=None, tls=True, sample=False, operator_key=OPERATOR_KEY,
                 web=WEB, restore_signals=True, faults=False):
        self._own_folder = None if folder else tempfile.mkdtemp(prefix="chats-data-")
        self.folder = pathlib.Path(folder or self._own_folder)
        self.tls = tls
        self.operator_key = operator_key
        self.restore_signals = restore_signals
        self.faults = Faults(self.folder) if faults else None
        self.flags = self._flags(flags, sample, web)
        self.output = ""
        self.port = None
        self._process = None
        self.start()

    def _flags(self, flags, sample, web):
        folder = certificate_folder()
        all_flags = ["--listen", "127.0.0.1:0", "--data", self.folder, "--web", web]
        if self.tls:
            all_flags += ["--certificate", folder / "dev-cert.pem", "--key", folder / "dev-key.key"]
        else:
            all_flags += ["--no-tls"]
        if not sample:
            all_flags += ["--no-sample"]
        return [*map(str, all_flags), *map(str, flags)]

    # --- its life -------------------------------------------------------------------------------

    def start(self):
        """Also again, after it was stopped or killed: the port is another one then."""
        more = {"CHATS_ADMIN_KEY": self.operator_key} if self.operator_key else {}
        if self.faults:
            more.update(self.faults.environment())
        self.output, self.port = "", None
        self._listens = threading.Event()
        self._process = subprocess.Popen([PROGRAM, *self.flags], stdout=subprocess.PIPE,
                                         stderr=subprocess.STDOUT, text=True, bufsize=1,
                                         restore_signals=self.restore_signals,
                                         env=environment(**more))
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        if not self._listens.wait(PATIENCE) or self.port is None:
            self.kill()
            raise AssertionError(f"the server does not listen: {self.output}")
        self._wait_until_it_accepts()

    def _read(self):
        for line in self._process.stdout:
            self.output += line
            if self.port is None and (found := LISTENS.search(line)):
                self.port = int(found[1])
                self._listens.set()
        self._listens.set()

    def _wait_until_it_accepts(self):
        until = deadline_in()
        while True:
            try:
                return TlsSocket(self.port, tls=self.tls).close()
            except ConnectionRefusedError:
                if until < deadline_in(0) or self._process.poll() is not None:
                    raise

    def wait_for_output(self, words):
        until = deadline_in()
        while words not in self.output:
            assert time.monotonic() < until, f"{words!r} was not said: {self.output[-2000:]}"
            time.sleep(0.05)

    def stop(self):
        """As an operator does; gives the exit code."""
        self._process.send_signal(signal.SIGTERM)
        return self.wait_for_end()

    def kill(self):
        """As a power cut does."""
        self._process.kill()
        return self.wait_for_end()

    def strike(self):
        """As `kill`, without waiting for its end: from another thread."""
        self._process.kill()

    def wait_for_end(self):
        code = self._process.wait(PATIENCE)
        self._reader.join()
        self._process.stdout.close()
        return code

    @property
    def runs(self):
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self):
        return self._process.pid

    def read_the_certificate_again(self):
        self._process.send_signal(signal.SIGHUP)

    def close(self):
        """At the end of a test. A server that ended by itself has a story to tell."""
        if self.faults:
            self.faults.mend()
        code = self.stop() if self.runs else self._process.poll()
        if code not in (0, -signal.SIGKILL):
            print(f"the server ended with {code}: {self.output[-3000:]}")
        if self.faults:
            self.faults.close()
        if self._own_folder:
            shutil.rmtree(self._own_folder, ignore_errors=True)
        return code

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    # --- its sessions ---------------------------------------------------------------------------

    def make_session(self, definition):
        answer = ask_api(self, "POST", "/sessions", definition)
        assert answer.status == 201, answer
        made = answer.json()
        return Session(self, made["id"], made["links"])

    def words_on_disk(self, words):
        """The files of the data folder that hold these words."""
        return [path.name for path in sorted(self.folder.rglob("*"))
                if path.is_file() and words.encode() in path.read_bytes()]


class Session:
    """One session of a server, and its doors."""

    def __init__(self, server, session_id, links):
        self.server = server
        self.id = session_id
        self.links = links
        self.secrets = {role: link.split("#", 1)[1] for role, link in links.items()}

    def join(self, role, name, **profile):
        return Person(self.server, self.secrets[role], name=name, **profile)

    def attendee(self, name, **profile):
        return self.join("attendee", name, **profile)

    def attendees(self, *names):
        return [self.attendee(name) for name in names]

    def moderator(self, name="Mo"):
        return self.join("moderator", name)

    def facilitator(self, name="Fay"):
        return self.join("facilitator", name)

    def delete(self):
        answer = ask_api(self.server, "DELETE", f"/sessions/{self.id}")
        assert answer.status == 204, answer

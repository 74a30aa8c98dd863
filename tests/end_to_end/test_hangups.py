"""SIGHUP asks for the certificate anew, and never ends the server: not while it starts, and not
while it stops."""
import errno
import os
import pathlib
import signal
import subprocess
import tempfile
import time
import unittest

from faults import PROGRAM
from server_under_test import LISTENS, Server, certificate_folder, environment
from tls_socket import PATIENCE, deadline_in
from web_socket import WebSocket


def open_when_somebody_reads(fifo):
    until = deadline_in()
    while True:
        try:
            return os.fdopen(os.open(fifo, os.O_WRONLY | os.O_NONBLOCK), "wb")
        except OSError as trouble:
            if trouble.errno != errno.ENXIO or time.monotonic() > until:
                raise
            time.sleep(0.02)


class Hangups(unittest.TestCase):
    def test_one_that_comes_while_the_server_starts_ends_nothing(self):
        folder = tempfile.TemporaryDirectory(prefix="chats-hangup-")
        self.addCleanup(folder.cleanup)
        certificate = pathlib.Path(folder.name) / "cert.pem"
        os.mkfifo(certificate)  # The start goes no further than this until it is written.
        process = subprocess.Popen(
            [PROGRAM, "--listen", "127.0.0.1:0", "--data", f"{folder.name}/data", "--no-sample",
             "--certificate", certificate, "--key", certificate_folder() / "dev-key.key"],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=environment())
        self.addCleanup(process.stderr.close)
        self.addCleanup(process.kill)
        with open_when_somebody_reads(certificate) as writing:
            process.send_signal(signal.SIGHUP)
            writing.write((certificate_folder() / "dev-cert.pem").read_bytes())
        said = ""
        for line in process.stderr:
            said += line
            if LISTENS.search(line):
                break
        self.assertRegex(said, LISTENS)
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(PATIENCE), 0)

    def test_one_that_comes_while_the_server_stops_leaves_it_its_time(self):
        with Server() as server:
            silent = WebSocket(server)  # It never answers the server's good-bye.
            self.addCleanup(silent.close)
            os.kill(server.pid, signal.SIGTERM)
            server.wait_for_output("stopping")
            server.read_the_certificate_again()
            self.assertEqual(server.wait_for_end(), 0)

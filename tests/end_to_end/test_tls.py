"""TLS 1.2 and 1.3 and nothing older; and plain HTTP where that was asked for."""
import pathlib
import ssl
import tempfile
import time
import unittest

import on_a_server
from definitions import talk
from http_client import HttpConnection, ask
from server_under_test import Server, make_certificate
from tls_socket import TlsSocket, deadline_in, trusting_context
from wire_client import Client


def only(version):
    context = trusting_context()
    # Today's OpenSSL would not even ask for older ones otherwise.
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    context.minimum_version = context.maximum_version = version
    return context


class Tls(on_a_server.TestCase):
    def test_versions_1_2_and_1_3_are_spoken(self):
        for version, name in ((ssl.TLSVersion.TLSv1_2, "TLSv1.2"),
                              (ssl.TLSVersion.TLSv1_3, "TLSv1.3")):
            with HttpConnection(self.server, context=only(version)) as connection:
                self.assertEqual(connection.socket.tls_version, name)
                self.assertEqual(connection.ask("GET", "/healthz").status, 200)

    def test_version_1_1_is_refused_by_the_server(self):
        with self.assertRaises(ssl.SSLError) as refusal:
            TlsSocket(self.server.port, context=only(ssl.TLSVersion.TLSv1_1))
        self.assertIn("ALERT", refusal.exception.reason)

    def test_the_certificate_is_the_one_that_was_given(self):
        context = ssl.create_default_context(cafile=str(
            self.server.flags[self.server.flags.index("--certificate") + 1]))
        TlsSocket(self.server.port, context=context).close()

    def test_plain_http_gets_no_answer_over_tls(self):
        plain = TlsSocket(self.server.port, tls=False)
        plain.send(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
        self.assertNotIn(b"HTTP/1.1 200", plain.receive(float("inf")))
        plain.close()

    def test_both_versions_are_spoken_on_the_socket(self):
        session = self.server.make_session(talk())
        for version in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
            with Client(self.server, context=only(version)) as client:
                self.assertEqual(client.call("session.peek", link=session.secrets["attendee"])
                                 ["title"], "A talk")


class OverTime(unittest.TestCase):
    """With files of its own, which change while the server runs."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="chats-tls-")
        self.addCleanup(folder.cleanup)
        make_certificate(folder.name)
        self.folder = pathlib.Path(folder.name)
        self.server = Server("--certificate", self.folder / "dev-cert.pem",
                             "--key", self.folder / "dev-key.key",
                             "--limit", "handshake_time_s=1")
        self.addCleanup(self.server.close)

    def trusting_only(self, certificate):
        return ssl.create_default_context(cadata=certificate)

    def test_a_new_certificate_is_read_without_a_restart(self):
        session = self.server.make_session(talk())
        ana = session.attendee("Ana")
        old = (self.folder / "dev-cert.pem").read_text()
        make_certificate(self.folder, "--force")
        new = (self.folder / "dev-cert.pem").read_text()
        TlsSocket(self.server.port, context=self.trusting_only(old)).close()
        self.server.read_the_certificate_again()
        until = deadline_in()
        while True:
            try:
                TlsSocket(self.server.port, context=self.trusting_only(new)).close()
                break
            except ssl.SSLCertVerificationError:
                self.assertLess(time.monotonic(), until)
        ana.settle()
        ana.close()

    def test_a_new_certificate_that_does_not_fit_changes_nothing(self):
        old = (self.folder / "dev-cert.pem").read_text()
        (self.folder / "dev-cert.pem").write_text("words")
        self.server.read_the_certificate_again()
        self.server.wait_for_output("the certificate stays as it was")
        TlsSocket(self.server.port, context=self.trusting_only(old)).close()

    def test_who_was_here_before_a_restart_shakes_hands_shortly(self):
        context = only(ssl.TLSVersion.TLSv1_2)
        first = TlsSocket(self.server.port, context=context)
        self.assertFalse(first.tls_was_resumed)
        self.server.stop()
        self.server.start()
        again = TlsSocket(self.server.port, context=context, tls_session=first.tls_session)
        self.assertTrue(again.tls_was_resumed)
        for socket in (first, again):
            socket.close()

    def test_who_says_nothing_is_let_go(self):
        silent = TlsSocket(self.server.port, tls=False)
        self.assertEqual(silent.receive(deadline_in()), b"")
        silent.close()


class BehindAProxy(unittest.TestCase):
    def test_no_tls_speaks_plain_http_and_sends_no_hsts(self):
        with Server(tls=False) as server:
            answer = ask(server, "GET", "/healthz")
            self.assertEqual(answer.status, 200)
            self.assertIsNone(answer.header("Strict-Transport-Security"))
            session = server.make_session(talk())
            with session.attendee("Ana") as ana:
                self.assertEqual(ana.role, "attendee")

    def test_a_trusted_proxy_may_say_that_the_person_came_over_tls(self):
        with Server("--trusted-proxy", "127.0.0.1", tls=False) as server:
            answer = ask(server, "GET", "/healthz", {"X-Forwarded-Proto": "https",
                                                     "X-Forwarded-For": "203.0.113.9"})
            self.assertIsNotNone(answer.header("Strict-Transport-Security"))

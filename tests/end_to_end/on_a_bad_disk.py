"""What the tests of disk trouble stand on: a talk on a server of its own, and how a client waits
until the disk works again."""
import time
import unittest

from definitions import talk
from http_client import ask
from server_under_test import Server
from tls_socket import deadline_in
from wire_client import Refused


def patiently(call):
    """What a client does: whatever is `read_only` is asked again after as long as is said."""
    until = deadline_in()
    while True:
        try:
            return call()
        except Refused as refused:
            if refused.reason not in ("read_only", "too_fast") or time.monotonic() > until:
                raise
            time.sleep(refused.data["retry_after_ms"] / 1000)


class BadDiskCase(unittest.TestCase):
    """An open session with Fay, who facilitates, and Ana, who has said `Before`."""

    def start_server(self):
        return Server(faults=True)

    def setUp(self):
        self.server = self.start_server()
        self.addCleanup(self.server.close)
        self.session = self.server.make_session(talk())
        self.fay = self.session.facilitator()
        self.fay.call("session.open")
        self.ana = self.session.attendee("Ana")
        self.ana.say("Before")

    def refused_post(self, text, request_id=None):
        with self.assertRaises(Refused) as caught:
            self.ana.call_as(request_id or self.ana.new_id(), "message.post", room="main",
                             text=text)
        refused = caught.exception
        self.assertEqual((refused.code, refused.reason), (1014, "read_only"))
        self.assertGreater(refused.data["retry_after_ms"], 0)
        return refused

    def post_when_it_works(self, request_id, text):
        return patiently(lambda: self.ana.call_as(request_id, "message.post", room="main",
                                                  text=text))

    def wait_until_ready_is(self, status):
        until = deadline_in()
        while ask(self.server, "GET", "/readyz").status != status:
            self.assertLess(time.monotonic(), until)
            time.sleep(0.1)  # An address may open 200 connections a second.

    def texts(self, person):
        return [each["text"] for each in person.call("history.read")["messages"]]

    def texts_after_a_kill(self):
        self.server.kill()
        self.server.start()
        with self.ana.again(self.server) as back:
            return [each["text"] for each in back.snapshot["room"]["messages"]]

"""While nothing can be saved nothing is told; and it comes back by itself.

The disk is made full for the one server under test: the system refuses to let its files grow.
"""
import resource
import signal
import time
import unittest

from definitions import talk
from http_client import ask
from server_under_test import Server
from tls_socket import deadline_in
from wire_client import Refused, settle


class FullDisk(unittest.TestCase):
    def setUp(self):
        # The child inherits that the signal of a file too large is ignored: writing fails instead.
        before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        self.server = Server(restore_signals=False)
        signal.signal(signal.SIGXFSZ, before)
        self.addCleanup(self.server.close)
        self.session = self.server.make_session(talk())
        self.fay = self.session.facilitator()
        self.fay.call("session.open")
        self.ana = self.session.attendee("Ana")
        for number in range(12):  # So that the journal is the longest of the files.
            self.fay.say(f"{number} " + "x" * 3900)
        self.ana.say("Before")

    def let_files_grow_to(self, size):
        _, hard = resource.prlimit(self.server.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(self.server.pid, resource.RLIMIT_FSIZE, (size, hard))

    def fill_the_disk(self):
        """What is there can be written again; nothing can grow."""
        self.let_files_grow_to(max(path.stat().st_size for path in self.server.folder.iterdir()))

    def make_room(self):
        self.let_files_grow_to(resource.RLIM_INFINITY)

    def wait_until_ready_is(self, status):
        until = deadline_in()
        while ask(self.server, "GET", "/readyz").status != status:
            self.assertLess(time.monotonic(), until)
            time.sleep(0.1)  # An address may open 200 connections a second.

    def say_when_it_works_again(self, request_id, text):
        until = deadline_in()
        while True:
            try:
                return self.ana.call_as(request_id, "message.post", room="main", text=text)
            except Refused as refused:
                self.assertIn(refused.reason, ("read_only", "too_fast"))
                self.assertLess(time.monotonic(), until)
                time.sleep(refused.data["retry_after_ms"] / 1000)

    def test_what_cannot_be_saved_is_refused_and_told_to_nobody(self):
        self.fill_the_disk()
        with self.assertRaises(Refused) as caught:
            self.ana.call_as("d-1", "message.post", room="main", text="never-saved")
        refused = caught.exception
        self.assertEqual((refused.code, refused.reason), (1014, "read_only"))
        for person in (self.ana, self.fay):
            person.wait_for("session.health", saving=False)
        self.assertGreater(refused.data["retry_after_ms"], 0)
        settle(self.fay, self.ana)
        self.assertFalse(self.fay.ever_saw("never-saved") or self.ana.ever_saw("never-saved"))
        shown = self.fay.call("history.read")["messages"]
        self.assertEqual(shown[-1]["text"], "Before")

    def test_what_was_not_saved_is_not_shown_when_even_reading_is_impossible_for_a_while(self):
        self.let_files_grow_to(0)
        refused = self.ana.refusal("message.post", room="main", text="never-saved")
        self.assertEqual(refused.reason, "read_only")
        self.wait_until_ready_is(503)
        self.assertEqual(ask(self.server, "GET", "/healthz").status, 200)
        self.make_room()
        self.wait_until_ready_is(200)
        back = self.come_back(self.ana)
        shown = back.snapshot["room"]["messages"]
        self.assertEqual(shown[-1]["text"], "Before", "what was not saved was not said")
        self.assertFalse(self.fay.ever_saw("never-saved") or self.ana.ever_saw("never-saved"))
        back.close()
        self.server.kill()
        self.server.start()
        with self.ana.again() as back:
            self.assertEqual(back.snapshot["room"]["messages"], shown)
            back.say("After")

    def come_back(self, person):
        until = deadline_in()
        while True:
            try:
                return person.again()
            except Refused as refused:
                self.assertEqual(refused.reason, "read_only")
                self.assertLess(time.monotonic(), until)
                time.sleep(refused.data["retry_after_ms"] / 1000)

    def test_it_comes_back_by_itself_and_nothing_is_lost_or_doubled(self):
        self.fill_the_disk()
        with self.assertRaises(Refused):
            self.ana.call_as("d-1", "message.post", room="main", text="After all")
        self.make_room()
        first = self.say_when_it_works_again("d-1", "After all")
        self.assertEqual(self.say_when_it_works_again("d-1", "After all"), first)
        self.fay.wait_for("session.health", saving=True)
        self.wait_until_ready_is(200)
        for person in (self.fay, self.ana):
            page = person.call("history.read")["messages"]
            self.assertEqual([each["text"] for each in page[12:]], ["Before", "After all"])
        self.server.kill()
        self.server.start()
        with self.ana.again() as back:
            shown = back.snapshot["room"]["messages"]
            self.assertEqual([each["text"] for each in shown[12:]], ["Before", "After all"])

    def test_rooms_that_were_due_meanwhile_close_as_soon_as_it_can_be_saved(self):
        self.fay.call("rooms.open", for_s=60, grace_s=1)
        self.fay.call("rooms.extend", by_s=-58)
        closes_at = self.fay.wait_for("rooms.extended")["rooms"][0]["closes_at"]
        self.fill_the_disk()
        self.fay.wait_for("session.health", saving=False)
        self.assertEqual(self.ana.told("rooms.closed"), [])
        self.make_room()
        closed = self.ana.wait_for("rooms.closed", patience=60)
        self.assertGreaterEqual(closed["at"], closes_at)

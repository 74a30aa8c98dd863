"""While nothing can be saved nothing is told; and it comes back by itself.

The disk is made full for the one server under test: the system refuses to let its files grow.
"""
import resource
import signal

from http_client import ask
from on_a_bad_disk import BadDiskCase, patiently
from server_under_test import Server
from wire_client import settle


class FullDisk(BadDiskCase):
    def start_server(self):
        # The child inherits that the signal of a file too large is ignored: writing fails instead.
        before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        server = Server(restore_signals=False)
        signal.signal(signal.SIGXFSZ, before)
        return server

    def setUp(self):
        super().setUp()
        for number in range(12):  # So that the journal is the longest of the files.
            self.fay.say(f"{number} " + "x" * 3900)
        self.ana.say("Latest")

    def let_files_grow_to(self, size):
        _, hard = resource.prlimit(self.server.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(self.server.pid, resource.RLIMIT_FSIZE, (size, hard))

    def fill_the_disk(self):
        """What is there can be written again; nothing can grow."""
        self.let_files_grow_to(max(path.stat().st_size for path in self.server.folder.iterdir()))

    def make_room(self):
        self.let_files_grow_to(resource.RLIM_INFINITY)

    def test_what_cannot_be_saved_is_refused_and_told_to_nobody(self):
        self.fill_the_disk()
        self.refused_post("never-saved")
        for person in (self.ana, self.fay):
            person.wait_for("session.health", saving=False)
        settle(self.fay, self.ana)
        self.assertFalse(self.fay.ever_saw("never-saved") or self.ana.ever_saw("never-saved"))
        self.assertEqual(self.texts(self.fay)[-1], "Latest")

    def test_what_was_not_saved_is_not_shown_when_not_a_byte_can_be_written_for_a_while(self):
        self.let_files_grow_to(0)
        refused = self.ana.refusal("message.post", room="main", text="never-saved")
        self.assertEqual(refused.reason, "read_only")
        self.wait_until_ready_is(503)
        self.assertEqual(ask(self.server, "GET", "/healthz").status, 200)
        self.make_room()
        self.wait_until_ready_is(200)
        back = patiently(self.ana.again)
        shown = back.snapshot["room"]["messages"]
        self.assertEqual(shown[-1]["text"], "Latest", "what was not saved was not said")
        self.assertFalse(self.fay.ever_saw("never-saved") or self.ana.ever_saw("never-saved"))
        back.close()
        self.server.kill()
        self.server.start()
        with self.ana.again() as back:
            self.assertEqual(back.snapshot["room"]["messages"], shown)
            back.say("After")

    def test_it_comes_back_by_itself_and_nothing_is_lost_or_doubled(self):
        self.fill_the_disk()
        self.refused_post("After all", "d-1")
        self.make_room()
        first = self.post_when_it_works("d-1", "After all")
        self.assertEqual(self.post_when_it_works("d-1", "After all"), first)
        self.fay.wait_for("session.health", saving=True)
        self.wait_until_ready_is(200)
        for person in (self.fay, self.ana):
            self.assertEqual(self.texts(person)[13:], ["Latest", "After all"])
        self.assertEqual(self.texts_after_a_kill()[13:], ["Latest", "After all"])

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

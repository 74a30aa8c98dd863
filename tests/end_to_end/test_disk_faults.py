"""A disk whose syncs fail or are slow, that cannot be written, or that another program holds: no
false result, everything else goes on, and it comes back by itself."""
import errno
import os
import pathlib
import sqlite3
import subprocess
import tempfile
import time
import unittest

from definitions import talk
from faults import needs_faults
from http_client import ask
from on_a_bad_disk import BadDiskCase, patiently
from server_under_test import Server
from tls_socket import deadline_in
from web_socket import PING, PONG, WebSocket
from wire_client import Refused, settle


class WhatGoesOn(BadDiskCase):
    """While nothing can be saved."""

    def check_that_nothing_is_said(self, words):
        settle(self.fay, self.ana)
        self.assertFalse(self.fay.ever_saw(words) or self.ana.ever_saw(words))

    def check_that_the_rest_goes_on(self):
        self.assertEqual(self.texts(self.fay), ["Before"])
        self.assertEqual(self.texts(self.ana), ["Before"])
        people = self.fay.call("participants.list")["people"]
        self.assertEqual(sorted(each["name"] for each in people), ["Ana", "Fay"])
        place = self.fay.mark()
        self.ana.notify("typing", room="main")
        self.fay.wait_for("typing", since=place, names=["Ana"])
        with self.ana.again() as same:
            self.assertEqual(same.joined["you"]["id"], self.ana.id)
        self.assertEqual(ask(self.server, "GET", "/healthz").status, 200)
        self.wait_until_ready_is(503)

    def check_that_it_came_back(self):
        """After `Late` was refused as d-1 and the trouble is over."""
        first = self.post_when_it_works("d-1", "Late")
        self.assertEqual(self.post_when_it_works("d-1", "Late"), first)
        for person in (self.fay, self.ana):
            person.wait_for("session.health", saving=True)
        self.wait_until_ready_is(200)
        self.assertEqual(self.texts(self.fay), ["Before", "Late"])
        self.assertEqual(self.texts_after_a_kill(), ["Before", "Late"])

    def live_through(self, begin, end):
        begin()
        self.refused_post("Late", "d-1")
        for person in (self.fay, self.ana):
            person.wait_for("session.health", saving=False)
        self.check_that_nothing_is_said("Late")
        self.check_that_the_rest_goes_on()
        end()
        self.check_that_it_came_back()


@needs_faults
class FailingDisk(WhatGoesOn):
    def test_while_syncs_fail_all_but_saving_goes_on(self):
        self.live_through(self.server.faults.syncs_fail, self.server.faults.mend)

    def test_a_file_system_that_became_read_only(self):
        self.live_through(lambda: self.server.faults.writes_fail(errno.EROFS),
                          self.server.faults.mend)

    def test_a_full_disk(self):
        self.live_through(lambda: self.server.faults.writes_fail(errno.ENOSPC),
                          self.server.faults.mend)

    def test_any_sync_may_fail_and_what_was_acknowledged_is_there_once(self):
        said = ["Before"]
        for spared in range(6):
            self.server.faults.syncs_fail(count=1, after=spared)
            place = len(said)
            while self.server.faults.orders.sync_failures and len(said) < place + 12:
                text = f"{spared} and {len(said)}"
                self.post_when_it_works(f"n-{len(said)}", text)
                said.append(text)
            self.assertEqual(self.server.faults.orders.syncs_failed, spared + 1)
        self.assertEqual(self.texts(self.fay)[-len(said):], said)
        self.assertEqual(self.texts_after_a_kill()[-len(said):], said)


@needs_faults
class SlowDisk(BadDiskCase):
    """Within the session whatever was asked later waits, for it may rest on what is not durable
    yet; but pings, other sessions and the pages do not."""

    takes_long = True

    def setUp(self):
        super().setUp()
        self.other = self.server.make_session(talk())
        self.guest, self.host = self.other.attendee("Gil"), self.other.facilitator("Hal")
        patiently(lambda: self.host.call("session.open"))

    def begin_to_sync(self):
        """A post of Ana's whose sync has begun; gives its id."""
        request = self.ana.request("message.post", {"room": "main", "text": "Slow"})
        self.server.faults.wait_until(lambda orders: orders.syncs_waiting, "a slow sync")
        return request

    def check_that_others_go_on(self):
        raw = WebSocket(self.server)
        raw.send_frame(PING, b"still there")
        pong = raw.next_frame()
        self.assertEqual((pong.opcode, pong.payload), (PONG, b"still there"))
        raw.socket.close()
        self.guest.call("history.read")
        place = self.host.mark()
        self.guest.notify("typing", room="main")
        self.host.wait_for("typing", since=place, names=["Gil"])
        self.assertEqual(ask(self.server, "GET", "/healthz").status, 200)

    def test_nothing_is_told_before_the_sync_has_ended(self):
        self.server.faults.syncs_take(3600)
        post = self.begin_to_sync()
        page = self.ana.request("history.read", {})
        people = self.fay.request("participants.list", {})
        self.check_that_others_go_on()
        self.assertTrue(self.server.faults.orders.syncs_waiting)
        self.assertFalse(any(person.has_reply(request) for person, request in (
            (self.ana, post), (self.ana, page), (self.fay, people))))
        self.assertFalse(self.fay.ever_saw("Slow"))
        self.server.faults.mend()
        self.ana.reply(post)
        self.assertEqual(self.ana.reply(page)["messages"][-1]["text"], "Slow")
        self.fay.wait_for("message.posted", text="Slow")

    def test_a_result_takes_as_long_as_the_disk_and_is_true(self):
        for seconds in (0.01, 0.2, 5):
            self.server.faults.syncs_take(seconds)
            began = time.monotonic()
            post = self.begin_to_sync()
            if seconds > 1:
                self.check_that_others_go_on()
            self.ana.reply(post)
            self.assertGreaterEqual(time.monotonic() - began, seconds)
        self.assertEqual(self.ana.told("session.health"), [])
        self.assertEqual(self.texts_after_a_kill(), ["Before"] + ["Slow"] * 3)


class HeldDatabase(WhatGoesOn):
    def start_server(self):
        return Server()

    def hold(self, how):
        holder = sqlite3.connect(self.server.folder / "chats.sqlite3", isolation_level=None)
        self.addCleanup(holder.close)
        self.live_through(lambda: holder.execute(how), lambda: holder.execute("ROLLBACK"))

    def test_while_another_program_writes_into_the_database(self):
        self.hold("BEGIN IMMEDIATE")

    def test_while_another_program_has_the_database_for_itself(self):
        self.hold("BEGIN EXCLUSIVE")


def mount_small_disk(folder):
    """Why it could not be done, or None."""
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "tmpfs", folder],
                          capture_output=True, text=True, check=False)
    return None if done.returncode == 0 else done.stderr.strip() or "mount failed"


class SmallDisk(WhatGoesOn):
    """A file system of one MiB, really full."""

    def start_server(self):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="chats-small-disk-"))
        self.addCleanup(folder.rmdir)
        if why := mount_small_disk(folder):
            self.skipTest(f"no small file system can be mounted here: {why}")
        self.addCleanup(subprocess.run, ["umount", folder], check=True)
        self.disk = folder
        return Server(folder=folder / "data")

    def fill(self):
        with open(self.disk / "filler", "wb", buffering=0) as filler:
            try:
                while filler.write(b"x" * 4096):
                    pass
            except OSError as full:
                self.assertEqual(full.errno, errno.ENOSPC)

    def test_a_full_disk_refuses_and_comes_back(self):
        for number in range(6):
            self.fay.say(f"{number} " + "x" * 3900)
        said = self.texts(self.fay)
        self.fill()
        refused, until = 0, deadline_in()
        while not refused:  # What fits into what the journal has already is still saved.
            self.assertLess(time.monotonic(), until)
            try:
                self.fay.call_patiently("message.post", room="main", text="x" * 3900)
                said.append("x" * 3900)
            except Refused as why:
                self.assertEqual(why.reason, "read_only")
                refused += 1
        self.fay.wait_for("session.health", saving=False)
        self.assertEqual(self.texts(self.ana), said)
        self.wait_until_ready_is(503)
        os.unlink(self.disk / "filler")
        self.post_when_it_works("d-1", "Late")
        self.fay.wait_for("session.health", saving=True)
        self.wait_until_ready_is(200)
        self.assertEqual(self.texts_after_a_kill(), [*said, "Late"])

    def test_a_start_on_a_disk_that_is_full_or_read_only_is_refused_in_a_sentence(self):
        self.server.stop()
        subprocess.run(["mount", "-o", "remount,ro", self.disk], check=True)
        with self.assertRaises(AssertionError) as caught:
            self.server.start()
        self.assertIn("is not writable", str(caught.exception))
        subprocess.run(["mount", "-o", "remount,rw", self.disk], check=True)
        self.server.start()
        with self.ana.again(self.server) as back:
            self.assertEqual(self.texts(back), ["Before"])


if __name__ == "__main__":
    unittest.main()

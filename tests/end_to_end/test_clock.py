"""Somebody sets the machine's clock while people talk: their deadlines stay where they were."""
import time
import unittest

from definitions import talk
from faults import needs_faults
from server_under_test import Server
from test_deadlines import open_short_round
from wire_client import settle

HOUR = 3600
JUMPS = (HOUR, -HOUR, 24 * HOUR, -24 * HOUR)


@needs_faults
class AClockThatIsSet(unittest.TestCase):
    takes_long = True

    def setUp(self):
        self.server = Server(faults=True)
        self.addCleanup(self.server.close)

    def open_session(self):
        session = self.server.make_session(talk())
        fay = session.facilitator()
        self.addCleanup(fay.close)
        fay.call("session.open")
        return session, fay

    def server_is_ahead_s(self, person):
        with person.again(self.server) as again:
            return again.joined["now"] / 1000 - time.time()

    def test_rooms_close_when_they_were_to_close_wherever_the_clock_jumps(self):
        for jump in JUMPS:
            with self.subTest(jump=jump):
                self.server.faults.clock_offset(0)
                session, fay = self.open_session()
                ana = session.attendee("Ana")
                self.addCleanup(ana.close)
                closes_at = open_short_round(fay, 4)
                self.server.faults.clock_offset(jump)
                ana.say("Still here", ana.wait_for("room.entered")["room"]["id"])
                settle(fay, ana)
                self.assertEqual(ana.told("rooms.closed"), [], "not at once")
                closed = ana.wait_for("rooms.closed")
                self.assertGreaterEqual(closed["at"], closes_at)
                self.assertLess(closed["at"], closes_at + 20_000, "nor an hour later")

    def test_the_jump_is_said_once_in_the_log(self):
        self.open_session()
        self.server.faults.clock_offset(HOUR)
        self.server.wait_for_output("the machine's clock is 3600 s ahead")
        self.server.faults.clock_offset(0)
        self.assertEqual(self.server.output.count("the machine's clock is"), 1)

    def test_a_kill_after_the_jump_moves_no_deadline_either(self):
        session, fay = self.open_session()
        ana = session.attendee("Ana")
        fay.call("rooms.open", for_s=600, grace_s=1)
        closes_at = ana.wait_for("room.entered")["room"]["closes_at"]
        for jump in JUMPS:
            self.server.faults.clock_offset(jump)
            self.server.kill()
            self.server.start()
            self.server.wait_for_output("keep their time")
            self.assertLess(abs(self.server_is_ahead_s(ana)), 10)
            with ana.again(self.server) as back:
                self.assertEqual(back.snapshot["room"]["closes_at"], closes_at)

    def test_the_server_follows_the_clock_while_nothing_is_under_way(self):
        fay = self.server.make_session(talk()).facilitator()  # Opened by nobody yet.
        self.addCleanup(fay.close)
        for jump in (HOUR, -24 * HOUR):
            self.server.faults.clock_offset(jump)
            self.server.kill()
            self.server.start()
            self.server.wait_for_output("the server follows it")
            self.assertLess(abs(self.server_is_ahead_s(fay) - jump), 10)

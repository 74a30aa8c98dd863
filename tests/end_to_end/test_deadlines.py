"""The server alone keeps the time: with every client gone, and while it was not there itself."""
import time
import unittest

from definitions import talk, whole_chat
from server_under_test import Server
from wire_client import Client, settle


def wait_until(instant):
    """Returns when this moment, ms since the epoch, is past: what is due then must be done."""
    while time.time() * 1000 < instant:
        time.sleep(min(0.5, max(0.01, instant / 1000 - time.time())))


def open_short_round(fay, lasts_s, grace_s=1):
    """A round is 60 s at least, but may be shortened; the grace is always left."""
    fay.call("rooms.open", for_s=60, grace_s=grace_s)
    fay.call("rooms.extend", by_s=lasts_s - 60)
    return fay.wait_for("rooms.extended")["rooms"][0]["closes_at"]


def open_a_talk(test):
    test.server = Server()
    test.addCleanup(test.server.close)
    test.session = test.server.make_session(talk())
    test.fay = test.session.facilitator()
    test.fay.call("session.open")
    test.ana, test.bo = test.session.attendees("Ana", "Bo")


class Deadlines(unittest.TestCase):
    takes_long = True

    def setUp(self):
        open_a_talk(self)

    def come_back(self, person, seq):
        """With what was missed, as a page that was asleep does."""
        client = Client(self.server)
        self.addCleanup(client.close)
        back = client.call("session.join", session=self.session.id, key=person.key, after=seq,
                           view=person.joined["view"])
        self.assertIsNone(back["snapshot"])
        return client, back

    def test_rooms_close_when_due_with_every_client_gone(self):
        closes_at = open_short_round(self.fay, 2)
        self.ana.wait_for("room.entered", why="opened")
        seq = self.fay.wait_for("rooms.extended")["seq"]
        for person in (self.fay, self.ana, self.bo):
            person.close()
        wait_until(closes_at + 3000)
        client, back = self.come_back(self.fay, seq)
        closed = client.wait_for("rooms.closed")
        self.assertGreaterEqual(closed["at"], closes_at)
        self.assertLess(closed["at"], back["now"], "not only when somebody came to look")
        with self.ana.again() as ana:
            self.assertEqual((ana.room, ana.snapshot["round"], ana.snapshot["rooms"]),
                             ("main", None, []))

    def test_what_came_due_while_the_server_was_down_happens_at_once(self):
        closes_at = open_short_round(self.fay, 2)
        self.server.kill()
        wait_until(closes_at)
        self.server.start()
        with self.ana.again(self.server) as ana:
            if ana.room != "main":
                ana.wait_for("room.entered", why="closed")
            self.assertEqual(ana.fresh_snapshot()["rooms"], [])

    def test_the_grace_is_told_and_used(self):
        closes_at = open_short_round(self.fay, 7, grace_s=6)
        room = self.ana.wait_for("room.entered")["room"]["id"]
        closing = self.ana.wait_for("rooms.closing")
        self.assertEqual((closing["rooms"], closing["closes_at"]), ([room], closes_at))
        self.ana.say("Last words", room)
        self.ana.wait_for("rooms.closed", rooms=[room])
        self.assertEqual(self.ana.wait_for("room.entered", why="closed")["room"]["id"], "main")
        self.assertEqual(self.ana.refusal("message.post", room=room, text="Too late").reason,
                         "room_closed")

    def test_an_extension_withdraws_the_closing(self):
        open_short_round(self.fay, 9, grace_s=8)
        self.ana.wait_for("rooms.closing")
        self.fay.call("rooms.extend", by_s=600)
        extended = self.ana.wait_for("rooms.extended", such_that=lambda told:
                                     told["rooms"][0]["closes_at"] > time.time() * 1000 + 500_000)
        self.assertFalse(extended["rooms"][0]["closing"])
        self.fay.call("rooms.close", grace_s=0)
        self.ana.wait_for("rooms.closed")

    def test_a_pause_holds_the_rooms_open(self):
        closes_at = open_short_round(self.fay, 6)
        self.fay.call("agenda.pause")
        wait_until(closes_at + 500)
        settle(self.ana)
        self.assertEqual(self.ana.told("rooms.closed"), [])
        self.fay.call("agenda.resume")
        resumed = self.ana.wait_for("phase.resumed")
        self.assertGreater(resumed["rooms"][0]["closes_at"], closes_at)
        self.ana.wait_for("rooms.closed")

    def test_bounds_of_a_round_are_checked(self):
        for params, field in (({"for_s": 59, "grace_s": 0}, "for_s"),
                              ({"for_s": 14401, "grace_s": 0}, "for_s"),
                              ({"for_s": 60, "grace_s": 301}, "grace_s"),
                              ({"for_s": "60", "grace_s": 0}, "for_s")):
            refused = self.fay.refusal("rooms.open", **params)
            self.assertEqual((refused.reason, refused.field), ("invalid_params", field))
        self.assertEqual(self.fay.refusal("rooms.extend", by_s=60).reason, "wrong_phase")

    def test_a_session_that_nobody_closed_closes_itself(self):
        agenda = [{"id": "topic", "kind": "topic", "title": "Topic", "minutes": 30}]
        ended_for = 600 + 1800 - 8
        starts_at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - ended_for))
        session = self.server.make_session(talk(starts_at=starts_at, agenda=agenda,
                                                settings={"unattended_minutes": 10}))
        with session.attendee("Ana") as ana:
            closing = ana.wait_for("session.closing")
            self.assertGreater(closing["closes_at"], time.time() * 1000)


class SignsOfLife(unittest.TestCase):
    takes_long = True

    def setUp(self):
        open_a_talk(self)

    def test_who_loses_the_connection_is_away_and_then_back(self):
        self.ana.close()
        away = self.fay.wait_for("participant.away", patience=60)
        self.assertEqual(away["participant"]["id"], self.ana.id)
        with self.ana.again():
            self.fay.wait_for("participant.back")

    def test_the_clock_tells_up_to_where_all_was_sent(self):
        said = self.ana.say("Before the clock")
        clock = self.bo.wait_for("clock", patience=60, such_that=lambda told:
                                 told["seq"] >= said["seq"])
        self.assertLess(abs(clock["now"] / 1000 - time.time()), 300)


class LateComers(unittest.TestCase):
    def test_who_comes_late_lands_in_the_smallest_room_or_where_the_session_says(self):
        with Server() as server:
            for setting, expected in (("smallest_room", "late"), ("main", None)):
                definition = whole_chat()
                definition["settings"]["late_comers"] = setting
                session = server.make_session(definition)
                fay, people = session.facilitator(), session.attendees("Ana", "Bo", "Cy")
                fay.call("session.open")
                fay.call("agenda.go", to="breakouts")
                sizes = {}
                for person in people:
                    room = person.wait_for("room.entered")["room"]["id"]
                    sizes[room] = sizes.get(room, 0) + 1
                    person.say(f"Before-the-late-one-in-{room}", room)
                late = session.attendee("Late")
                smallest = min(sizes, key=sizes.get)
                self.assertEqual(late.room, smallest if expected else "main")
                self.assertFalse(late.ever_saw("Before-the-late-one"))
                for person in (fay, late, *people):
                    person.close()

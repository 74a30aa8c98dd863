"""What staff did is undone over the wire, also by a server that was killed in between; and the
role of facilitators who dropped out is taken over."""
import unittest

from definitions import talk
from server_under_test import Server
from wire_client import Person


class Undo(unittest.TestCase):
    takes_long = True

    def setUp(self):
        self.server = Server()
        self.addCleanup(self.server.close)
        self.session = self.server.make_session(talk())
        self.fay, self.mo = self.session.facilitator(), self.session.moderator()
        self.fay.call("session.open")
        self.people = self.session.attendees("Ana", "Bo", "Cy", "Di")

    def open_rooms(self):
        self.fay.call("rooms.plan", rooms=2, method="random")
        return self.fay.call("rooms.open", for_s=600, grace_s=30)["seq"]

    def test_the_rooms_are_a_plan_again_and_what_was_said_in_them_is_found_there(self):
        opened = self.open_rooms()
        ana = self.people[0]
        room = ana.wait_for("room.entered")["room"]["id"]
        ana.say("Too early", room)
        self.fay.call("action.undo", seq=opened)
        back = ana.wait_for("room.entered", why="undone")
        self.assertEqual((back["room"]["id"], back["by"]["id"]), ("main", self.fay.id))
        undone = self.mo.wait_for("action.undone")
        self.assertEqual((undone["action"], undone["by"]["id"]), (opened, self.fay.id))
        planned = [each["room"] for each in self.mo.fresh_snapshot()["staff_only"]["plan"]["rooms"]]
        self.assertIn(room, planned)
        refused = self.fay.refusal("action.undo", seq=opened)
        self.assertEqual((refused.reason, refused.data["by"]["id"]), ("already_done", self.fay.id))
        self.fay.call("rooms.open", for_s=600, grace_s=30)
        again = ana.fresh_snapshot()["room"]
        self.assertEqual([each["text"] for each in again["messages"]], ["Too early"])

    def test_a_server_that_was_killed_still_knows_what_can_be_undone(self):
        opened = self.open_rooms()
        room = self.people[0].wait_for("room.entered")["room"]["id"]
        closed = self.fay.call("rooms.close", grace_s=0)["seq"]
        self.server.kill()
        self.server.start()
        with Person(self.server, self.fay.secret, self.fay.key) as fay:
            fay.call("action.undo", seq=closed)
            with Person(self.server, self.people[0].secret, self.people[0].key) as ana:
                self.assertEqual(ana.snapshot["room"]["id"], room)
            fay.call("action.undo", seq=opened)
            self.assertEqual(fay.fresh_snapshot()["rooms"], [])

    def test_an_attendee_undoes_nothing_and_a_moderator_nothing_of_a_facilitator(self):
        paused = self.fay.call("agenda.pause")["seq"]
        self.assertEqual(self.people[0].refusal("action.undo", seq=paused).reason, "not_allowed")
        self.assertEqual(self.mo.refusal("action.undo", seq=paused).reason, "not_allowed")
        self.assertEqual(self.fay.refusal("action.undo", seq=10 ** 9).reason, "not_allowed")
        self.assertEqual(self.fay.refusal("action.undo", seq=0).field, "seq")

    def test_who_is_offered_the_role_of_those_who_dropped_takes_over(self):
        self.fay.close()
        offered = self.mo.wait_for("facilitator.offered", patience=120)
        self.assertEqual(offered["offered"], [self.mo.id])
        self.assertEqual(self.people[0].told("facilitator.offered"), [])
        self.mo.call("facilitator.accept")
        granted = self.mo.wait_for("role.granted")
        self.assertEqual(granted["me"]["role"], "facilitator")
        self.people[0].wait_for("role.granted")
        self.open_rooms_as(self.mo)
        with self.fay.again() as fay:
            roles = {each["id"]: each["role"] for each in fay.fresh_snapshot()["staff"]}
            self.assertEqual(roles, {self.fay.id: "facilitator", self.mo.id: "facilitator"})
        with self.mo.again() as mo:
            self.assertEqual(mo.joined["you"]["role"], "facilitator")

    @staticmethod
    def open_rooms_as(person):
        person.call("rooms.plan", rooms=2, method="random")
        person.call("rooms.open", for_s=600, grace_s=30)

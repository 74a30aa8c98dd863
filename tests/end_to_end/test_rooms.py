"""Rounds of breakouts: planned, chosen, extended and closed one by one."""
import unittest

import on_a_server
from definitions import talk, whole_chat
from server_under_test import Server
from wire_client import settle


class Rooms(on_a_server.TestCase):
    def setUp(self):
        self.session = self.server.make_session(talk(positions=["Student", "Faculty"]))
        self.fay, self.mo = self.session.facilitator(), self.session.moderator()
        self.fay.call("session.open")
        self.people = self.session.attendees("Ana", "Bo", "Cy", "Di")
        for person in (self.fay, self.mo, *self.people):
            self.addCleanup(person.close)

    def plan(self, **params):
        self.fay.call("rooms.plan", **params)
        return self.mo.wait_for("rooms.planned")["plan"]

    def open(self, rooms=2, method="random"):
        self.fay.call("rooms.plan", rooms=rooms, method=method)
        self.fay.call("rooms.open", for_s=600, grace_s=60)
        return [room["room"] for room in self.mo.wait_for("rooms.opened")["rooms"]]

    def test_a_plan_places_everyone_once_and_only_staff_see_it(self):
        plan = self.plan(rooms=2, method="random")
        placed = [person for room in plan["rooms"] for person in room["people"]]
        self.assertEqual(sorted(placed), sorted(person.id for person in self.people))
        self.assertEqual([len(room["people"]) for room in plan["rooms"]], [2, 2])
        settle(*self.people)
        for person in self.people:
            self.assertEqual(person.told("rooms.planned"), [])
            self.assertNotIn("plan", str(person.fresh_snapshot().get("staff_only", "")))

    def test_balanced_rooms_have_both_positions(self):
        for person, position in zip(self.people, ["Student", "Student", "Faculty", "Faculty"]):
            person.call("profile.update", position=position)
        plan = self.plan(rooms=2, method="balanced")
        students = {self.people[0].id, self.people[1].id}
        self.assertEqual([len(students & set(room["people"])) for room in plan["rooms"]], [1, 1])

    def test_an_assignment_is_kept_when_the_rooms_open(self):
        plan = self.plan(rooms=2, method="random")
        room = plan["rooms"][0]["room"]
        self.fay.call("plan.assign", participants=[person.id for person in self.people], room=room)
        self.mo.wait_for("plan.changed", room=room)
        self.fay.call("plan.assign", participants=[self.people[0].id], room=None)
        self.fay.call("rooms.open", for_s=600, grace_s=60)
        for person in self.people[1:]:
            self.assertEqual(person.wait_for("room.entered")["room"]["id"], room)
        for wrong, field in (({"participants": ["p99999"], "room": room}, "participants"),
                             ({"participants": [self.mo.id], "room": "r99"}, "room")):
            refused = self.fay.refusal("participants.move", **wrong)
            self.assertIn((refused.reason, refused.field),
                          [("not_found", field), ("room_closed", field)])

    def test_people_choose_where_rooms_may_be_chosen(self):
        rooms = self.open(method="self")
        ana = self.people[0]
        self.assertEqual(ana.room, "main")
        ana.call("room.choose", room=rooms[1])
        entered = ana.wait_for("room.entered", why="chosen")
        self.assertEqual(entered["room"]["id"], rooms[1])
        ana.call("room.choose", room="main")
        ana.wait_for("room.entered", why="chosen", such_that=lambda told:
                     told["room"]["id"] == "main")

    def test_assigned_rooms_cannot_be_chosen(self):
        rooms = self.open()
        self.assertEqual(self.people[0].refusal("room.choose", room=rooms[0]).reason,
                         "wrong_phase")
        self.assertEqual(self.people[0].refusal("room.visit", room=rooms[0]).reason,
                         "not_allowed")

    def test_one_room_is_extended_or_closed_alone(self):
        first, second = self.open()
        self.fay.call("rooms.extend", by_s=60, room=first)
        extended = self.people[0].wait_for("rooms.extended")
        self.assertEqual([each["room"] for each in extended["rooms"]], [first])
        self.fay.call("rooms.close", grace_s=0, room=second)
        closed = self.people[0].wait_for("rooms.closed", rooms=[second])
        self.assertIsNotNone(closed["round"])
        settle(*self.people)
        for person in self.people:
            left = [told for told in person.told("room.entered", why="closed")]
            was_inside = person.told("room.entered", why="opened")[0]["room"]["id"] == second
            self.assertEqual(len(left), 1 if was_inside else 0)
        self.fay.call("rooms.close", grace_s=0)
        last = self.people[0].wait_for("rooms.closed", rooms=[first])
        self.assertIsNone(last["round"])

    def test_a_second_round_is_refused_while_one_is_open(self):
        self.open()
        refused = self.fay.refusal("rooms.open", for_s=600, grace_s=60)
        self.assertEqual((refused.reason, refused.data["by"]["id"]), ("already_done", self.fay.id))

    def test_wrong_plans_are_refused(self):
        for rooms, reason, limit in ((0, "invalid_params", 1), (1000, "too_long", 200),
                                     (5, "too_long", 4)):
            refused = self.fay.refusal("rooms.plan", method="random", rooms=rooms)
            self.assertEqual((refused.reason, refused.field, refused.data["limit"]),
                             (reason, "rooms", limit), rooms)
        for params, field in (({"size": 1}, "size"), ({"size": 101}, "size"), ({}, "rooms")):
            refused = self.fay.refusal("rooms.plan", method="random", **params)
            self.assertEqual((refused.reason, refused.field), ("invalid_params", field), params)
        refused = self.fay.refusal("rooms.plan", rooms=2, method="by_stars")
        self.assertEqual((refused.reason, refused.field), ("invalid_params", "method"))

    def test_pins_that_contradict_are_refused_by_name(self):
        both = [person.id for person in self.people[:2]]
        self.fay.call("plan.pin", together=both)
        refused = self.fay.refusal("plan.pin", apart=both)
        self.assertEqual((refused.reason, refused.field), ("invalid_params", "pins"))
        for person in self.people[:2]:
            self.assertIn(person.name, refused.message)

    def test_staff_see_activity_from_outside_and_no_words(self):
        room = self.open(rooms=1)[0]
        self.people[0].say("words-of-the-room", room)
        pulse = self.fay.wait_for("room.pulse", such_that=lambda told:
                                  told["rooms"] and told["rooms"][0]["messages"] == 1)
        self.assertEqual((pulse["rooms"][0]["room"], pulse["rooms"][0]["spoken"]), (room, 1))
        self.assertEqual(pulse["rooms"][0]["silent"], 3)
        self.assertNotIn("evenness", pulse["rooms"][0], "too little to say so")
        for person in self.people[1:]:
            person.say("other-words", room)
        pulse = self.fay.wait_for("room.pulse", such_that=lambda told:
                                  told["rooms"] and told["rooms"][0]["messages"] == 4)
        self.assertEqual((pulse["rooms"][0]["silent"], pulse["rooms"][0]["evenness"]), (0, 100))
        for person in (self.fay, self.mo):
            self.assertNotIn("words-of-the-room", str(person.fresh_snapshot()))
            self.assertEqual(person.call("history.read")["messages"], [])
            person.settle()
            self.assertFalse(person.ever_saw("words-of-the-room"))
        self.fay.call("room.visit", room=room)
        self.assertEqual(self.fay.call("history.read")["messages"], [], "not even once inside")
        self.assertFalse(self.people[0].told("room.pulse"))


class Signals(unittest.TestCase):
    def test_typing_and_reactions_stay_in_their_room(self):
        with Server() as server:
            session = server.make_session(whole_chat())
            fay, people = session.facilitator(), session.attendees("Ana", "Bo", "Cy", "Di")
            fay.call("session.open")
            fay.call("agenda.go", to="breakouts")
            rooms = {}
            for person in people:
                rooms.setdefault(person.wait_for("room.entered")["room"]["id"], []).append(person)
            (room, (writer, reader)), (_, others) = rooms.items()
            writer.notify("typing", room=room)
            writer.notify("reaction", emoji="👏")
            typing = reader.wait_for("typing", room=room)
            self.assertEqual(typing["names"], [writer.name])
            self.assertEqual(reader.wait_for("reactions", room=room)["emoji"], {"👏": 1})
            presence = reader.wait_for("presence", here=2)
            self.assertEqual(presence["online"], 5)
            settle(fay, *others)
            for person in (fay, *others):
                self.assertEqual(person.told("typing") + person.told("reactions"), [])
            for person in (fay, *people):
                person.close()

"""The whole table of rights, as the server's own source prints it (rights_table.cpp), asked of a
running server over a plain socket: every method, in every role, in every part of a session's life
and every step of its agenda, by the muted, in a quiet room, at the door, and by nobody at all. What
the table forbids is refused, in the table's words."""

import os
import pathlib
import subprocess
import unittest

from definitions import whole_chat
from server_under_test import PROGRAM, Server
from wire_client import Client, Refused

ROLES = ("attendee", "moderator", "facilitator")
ONLY = {"staff": "Only moderators and facilitators can do that.",
        "facilitators": "Only facilitators can do that."}
NOT_NOW = ("That is possible only while the session is open.",
           "That is possible once the session is closing.")

# What each method needs to be read at all. The things that are named are not there.
PARAMS = {
    "action.undo": {"seq": 1}, "agenda.extend": {"by_s": 60}, "agenda.go": {"to": "nowhere"},
    "agenda.plan": {"phase": "nowhere", "minutes": 5},
    "assumptions.accept": {"index": 19, "on": True},
    "broadcast.ack": {"broadcast": "b1"}, "broadcast.repeat": {"broadcast": "b1"},
    "broadcast.send": {"text": "All", "rooms": ["r99"]},
    "card.add": {"column": "learn", "text": "x"}, "card.edit": {"card": "c1", "text": "x"},
    "card.hide": {"card": "c1"}, "card.remove": {"card": "c1"},
    "card.approve": {"cards": ["c1"]}, "card.group": {"cards": ["c1"], "theme": "x"},
    "card.rephrase": {"card": "c1", "text": "x"},
    "card.support": {"card": "c1", "on": True}, "card.unhide": {"card": "c1"},
    "checkin.answer": {"text": "x"}, "debrief.order": {"rooms": ["r99"]},
    "debrief.show": {"room": "r99"}, "flag.raise": {"target": "m1"},
    "flag.resolve": {"flag": "f1", "outcome": "x"}, "help.answer": {"help": "h1", "text": "x"},
    "help.claim": {"help": "h1"}, "help.request": {"kind": "question"},
    "help.resolve": {"help": "h1"}, "message.delete": {"message": "m1"},
    "message.edit": {"message": "m1", "text": "x"}, "message.hide": {"message": "m1"},
    "link.rotate": {"role": "attendee"}, "message.post": {"room": "r99", "text": "x"},
    "message.react": {"message": "m1", "emoji": "👍", "on": True},
    "message.unhide": {"message": "m1"}, "participant.admit": {"participants": ["p99"]},
    "participant.mute": {"participant": "p99"}, "participant.refuse": {"participants": ["p99"]},
    "participant.remove": {"participant": "p99"}, "participant.unmute": {"participant": "p99"},
    "participants.move": {"participants": ["p99"], "room": "main"},
    "participants.swap": {"a": "p98", "b": "p99"}, "facilitator.offer": {"participant": "p99"},
    "plan.assign": {"participants": ["p99"], "room": "r99"},
    "plan.pin": {"together": ["p98", "p99"]}, "profile.update": {},
    "role.grant": {"participant": "p99", "role": "attendee"}, "room.add": {"plan": True},
    "room.change": {"room": "r99", "name": "x"}, "room.choose": {"room": "r99"},
    "room.mute": {"room": "r99"}, "room.remove": {"room": "r99"},
    "room.unmute": {"room": "r99"}, "room.visit": {"room": "r99"},
    "rooms.close": {"grace_s": 0}, "rooms.extend": {"by_s": 60},
    "rooms.merge": {"rooms": ["r98", "r99"]}, "rooms.open": {"for_s": 60, "grace_s": 0},
    "rooms.plan": {"rooms": 1, "method": "same_again"},
    "rooms.reopen": {"for_s": 60, "grace_s": 0}, "slow.set": {"every_s": 30, "room": "r99"},
    "stage.show": {"show": "slide:99"}, "staff.note": {"text": "x"},
    "staff.write": {"text": "x"}, "takeaway.add": {"text": "x"},
    "takeaway.edit": {"takeaway": "t1", "text": "x"},
    "takeaway.headline": {"text": "x", "speaker": "p99"},
    "takeaway.remove": {"takeaway": "t1"},
    "survey.submit": {"answers": {"nothing": 1}, "may_quote": "no",
                      "author_key": "AAAAAAAAAAAAAAAAAAAAAA"},
}
# Asked for where they are allowed, these would change what the other rows are asked of.
CHANGES_THE_SESSION = {"session.open", "session.close", "session.leave", "agenda.pause",
                       "agenda.resume", "agenda.go", "me.erase"}


def the_table():
    beside = pathlib.Path(PROGRAM).resolve().parent / "rights_table"
    program = os.environ.get("CHATS_RIGHTS_TABLE", str(beside))
    printed = subprocess.run([program], check=True, capture_output=True, text=True).stdout
    rows = []
    for line in printed.splitlines():
        method, who, when, *more = line.split(" ")
        if who != "server":
            rows.append((method, who, set(when.split(",")) - {""}, "silenced" in more))
    return rows


def allowed(who, role):
    return who == "everyone" or role == "facilitator" or (who == "staff" and role == "moderator")


class TheTableOfRights(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.rows = the_table()
        cls.server = Server("--limit", "requests_per_second=1000", "--limit",
                            "requests_burst=10000", "--limit", "staff_requests_per_second=1000",
                            "--limit", "staff_requests_burst=10000", "--limit",
                            "posts_per_second=1000", "--limit", "posts_burst=10000")

    @classmethod
    def tearDownClass(cls):
        cls.server.close()

    def setUp(self):
        self.session = self.server.make_session(whole_chat())
        self.people = {role: self.session.join(role, role.title()) for role in ROLES}
        for person in self.people.values():
            self.addCleanup(person.close)

    def answer(self, role, method):
        """The refusal, or None."""
        try:
            self.people[role].call(method, **PARAMS.get(method, {}))
        except Refused as refused:
            self.assertNotIn(refused.reason, ("invalid_request", "unknown_method", "internal",
                                              "too_fast"), f"{method} by {role}")
            return refused
        return None

    def assert_forbidden(self, role, method, who, about):
        """By who somebody is, which comes before the time: `who` is None when only that is wrong."""
        refused = self.answer(role, method)
        self.assertIsNotNone(refused, about)
        if who:
            self.assertEqual((refused.reason, refused.message), ("not_allowed", ONLY[who]), about)
        else:
            self.assertEqual(refused.reason, "wrong_phase", about)
            self.assertIn(refused.message, NOT_NOW, about)

    def ask_for_all_that_is_forbidden(self, phase, about):
        """Gives what is allowed, as pairs of role and method, and how much was refused."""
        rest, asked = [], 0
        for method, who, when, _ in self.rows:
            for role in ROLES:
                may = allowed(who, role)
                if may and phase in when:
                    rest.append((role, method))
                    continue
                asked += 1
                self.assert_forbidden(role, method, None if may else who,
                                      f"{method} by {role} while {about}")
        return rest, asked

    def ask_for_everything(self, phase):
        rest, asked = self.ask_for_all_that_is_forbidden(phase, phase)
        self.assertGreater(asked, 80, "much is forbidden at any time")
        for role, method in rest:
            if method in CHANGES_THE_SESSION:
                continue
            refused = self.answer(role, method)
            if refused:
                self.assertNotIn(refused.message, (*NOT_NOW, *ONLY.values()),
                                 f"{method} by {role} while {phase}")

    def test_holds_for_every_method_and_role_before_during_and_after(self):
        self.assertGreater(len(self.rows), 80, "the table is whole")
        self.ask_for_everything("scheduled")
        self.people["facilitator"].call("session.open")
        self.ask_for_everything("open")
        self.people["facilitator"].call("session.close")
        self.ask_for_everything("closing")

    def test_holds_in_every_step_of_the_agenda_and_in_a_breakout(self):
        facilitator = self.people["facilitator"]
        facilitator.call("session.open")
        for phase in whole_chat()["agenda"]:
            if phase["id"] != "check-in":
                facilitator.call("agenda.go", to=phase["id"])
            if phase["kind"] == "breakouts":
                self.people["attendee"].wait_for("room.entered", why="opened")
            self.ask_for_all_that_is_forbidden("open", phase["id"])
            if phase["kind"] == "breakouts":
                facilitator.call("rooms.close", grace_s=0)
                self.people["attendee"].wait_for("room.entered", why="closed")

    def test_nobody_asks_without_having_joined_nor_for_what_only_the_server_does(self):
        methods = [method for method, *_ in self.rows]
        while methods:  # A new one for every ten: who goes on asking is closed with 1008.
            with Client(self.server) as stranger:
                for method in methods[:10]:
                    refused = stranger.refusal(method, **PARAMS.get(method, {}))
                    self.assertEqual(refused.reason, "not_joined", method)
            methods = methods[10:]
        for method in ("(create)", "(tick)", "(away)", "(assign)"):
            for role in ROLES:
                refused = self.people[role].refusal(method)
                self.assertEqual(refused.reason, "unknown_method", f"{method} by {role}")

    def assert_silent(self, role, silent):
        for method, who, when, silenced in self.rows:
            if "open" not in when or not allowed(who, role) or method in CHANGES_THE_SESSION:
                continue
            refused = self.answer(role, method)
            is_muted = refused is not None and refused.reason == "muted"
            self.assertEqual(is_muted, silent and silenced, f"{method} by {role}")

    def test_a_muted_person_and_a_quiet_room_are_refused_what_the_column_says(self):
        staff, ana = self.people["moderator"], self.people["attendee"]
        self.people["facilitator"].call("session.open")
        self.assert_silent("attendee", False)
        staff.call("participant.mute", participant=ana.id)
        self.assert_silent("attendee", True)
        staff.call("participant.unmute", participant=ana.id)
        for room in ("main", "all"):
            staff.call("room.mute", room=room)
            self.assert_silent("attendee", True)
            self.assert_silent("moderator", False)
            staff.call("room.unmute", room=room)
        self.assert_silent("attendee", False)

    def test_somebody_at_the_door_may_do_nothing_at_all(self):
        session = self.server.make_session(whole_chat(settings={"lobby": "admit"}))
        with session.join("facilitator", "Fay") as fay, session.attendee("Ana") as ana:
            fay.call("session.open")
            self.assertTrue(ana.snapshot["me"]["waiting"])
            self.people["attendee"] = ana
            for method, who, _, _ in self.rows:
                refused = self.answer("attendee", method)
                self.assertEqual(refused.reason, "not_allowed", method)
            fay.call("message.post", room="main", text="words-from-inside")
            fay.call("participant.admit", participants=[ana.id])
            admitted = ana.wait_for("participant.admitted")
            self.assertEqual(admitted["snapshot"]["me"]["room"], "main")
            self.assertFalse(any("words-from-inside" in text for text in ana.texts
                                 if "participant.admitted" not in text))

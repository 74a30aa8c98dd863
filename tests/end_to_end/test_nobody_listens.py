"""Nobody listens unseen: whatever staff and others ask for, a breakout's words reach nobody who is
not in it; and those who go in hear what is said from then on, and are seen there."""
import json
import sqlite3
import time
import unittest

from data_folder import DATABASE, FREE, check
from definitions import EMOJI, whole_chat
from http_client import ask, ask_api
from server_under_test import Server
from tls_socket import deadline_in
from wire_client import Client, Refused, settle

WORDS = "between-us"


class NobodyListens(unittest.TestCase):
    takes_long = True

    def setUp(self):
        self.server = Server(*FREE)
        self.addCleanup(self.server.close)
        definition = whole_chat()
        definition["settings"]["closing_minutes"] = 0
        self.session = self.server.make_session(definition)
        self.fay, self.moe = self.session.facilitator(), self.session.moderator()
        self.people = self.session.attendees("Ana", "Ben", "Cleo", "Dan")
        self.count = 0
        self.fay.call("session.open")
        self.fay.call("agenda.go", to="breakouts")
        for person in self.people:
            person.wait_for("room.entered")
        self.inside = [each for each in self.people if each.room == self.people[0].room]
        self.others = [each for each in self.people if each not in self.inside]
        self.room = self.inside[0].room
        self.assertTrue(self.inside and self.others)

    def speak(self):
        """Everything that can be said in a breakout; gives the ids of the messages."""
        settle(*self.inside)  # Who was moved knows it.
        self.count += 1
        ana, last = self.inside[0], self.inside[-1]
        first = ana.say(f"{WORDS}-{self.count}")["message"]
        ana.call("message.edit", message=first, text=f"{WORDS}-{self.count}-edited")
        reply = last.call("message.post", room=self.room, text=f"{WORDS}-{self.count}-reply",
                          reply_to=first)["message"]
        last.call("message.react", message=first, emoji=EMOJI, on=True)
        gone = ana.say(f"{WORDS}-{self.count}-gone")["message"]
        ana.call("message.delete", message=gone)
        ana.notify("typing", room=self.room)
        return [first, reply, gone]

    def try_everything(self, person, messages):
        """What a connection can ask for; whatever comes of it is kept by the client."""
        for message in messages:
            for method, more in (("message.react", {"emoji": EMOJI, "on": True}),
                                 ("message.hide", {}), ("message.edit", {"text": "x"}),
                                 ("message.delete", {})):
                reason = person.refusal(method, message=message, **more).reason
                self.assertIn(reason, ("not_found", "not_allowed"), method)
            for before in (message, f"m{int(message[1:]) + 1}"):
                person.call("history.read", before=before, limit=200)
        for room in (self.room, "main"):
            self.attempt(person, "participants.list", room=room, limit=200)
            self.attempt(person, "history.read", room=room, limit=200)
        self.attempt(person, "message.post", room=self.room, text="x")
        self.attempt(person, "message.post", room="main", text="y", reply_to=messages[0])
        for method in ("me.read", "board.list", "assignments.read", "history.search",
                       "session.report", "room.listen", "moderation.log"):
            self.attempt(person, method)
        self.come_back_in_other_ways(person)

    def attempt(self, person, method, **params):
        try:
            person.call_patiently(method, **params)
        except Refused:
            pass

    def come_back_in_other_ways(self, person):
        """As if one had been in that room, or had missed everything."""
        first = person.joined["seq"]
        entered = [params["entered_seq"] for each in self.inside
                   for params in each.told("room.entered")]
        views = [f"{room}-{seq}" for room in (self.room, "main") for seq in (*entered, 0, first)]
        for view in (person.joined["view"], *views):
            for after in (0, first, entered[0]):
                with Client(self.server) as client:
                    client.call("session.join", session=self.session.id, key=person.key,
                                after=after, view=view)
                    client.call("participants.list", limit=1)
                    self.assertFalse(client.ever_saw(WORDS), (view, after))

    def assert_heard_by(self, *hearers):
        settle(*self.people, self.fay, self.moe)
        for person in (self.fay, self.moe, *self.people):
            self.assertEqual(person.ever_saw(WORDS), person in hearers, person.name)

    def test_from_outside_staff_and_others_learn_activity_and_no_word(self):
        messages = self.speak()
        for person in (self.fay, self.moe, *self.others):
            self.try_everything(person, messages)
        self.assert_heard_by(*self.inside)
        rooms = self.fay.wait_for("room.pulse", such_that=lambda told: any(
            each["messages"] for each in told["rooms"]))["rooms"]
        self.assertEqual(set(rooms[0]) - {"last_at", "evenness"},
                         {"room", "messages", "spoken", "silent"})
        for person in (self.fay, self.moe, self.others[0]):
            self.assertNotIn(WORDS, json.dumps(person.fresh_snapshot()))

    def test_the_api_the_pages_and_the_log_hold_none(self):
        self.speak()
        for path in ("/sessions", f"/sessions/{self.session.id}",
                     f"/sessions/{self.session.id}/report", f"/sessions/{self.session.id}/events",
                     f"/sessions/{self.session.id}/messages"):
            self.assertNotIn(WORDS.encode(), ask_api(self.server, "GET", path).body, path)
        for target in ("/metrics", "/readyz", "/healthz", "/", "/join"):
            self.assertNotIn(WORDS.encode(), ask(self.server, "GET", target).body, target)
        for person in (self.fay, self.inside[0]):
            answer = ask(self.server, "GET", f"/receipt?session={self.session.id}",
                         {"Chats-Key": person.key})
            self.assertEqual(answer.status, 200)
            self.assertNotIn(WORDS.encode(), answer.body)
        self.assertNotIn(WORDS, self.server.output)

    def test_who_goes_in_is_seen_and_hears_from_then_on_until_they_go(self):
        before = self.speak()
        self.fay.call("room.visit", room=self.room)
        seen = self.inside[0].wait_for("participant.moved", why="visit")
        self.assertEqual(seen["participant"]["id"], self.fay.id)
        self.try_everything_inside(before)
        self.assert_heard_by(*self.inside)
        self.inside[0].say(f"{WORDS}-while-you-are-here")
        self.assert_heard_by(*self.inside, self.fay)
        self.fay.call("room.visit", room="main")
        mark = self.fay.mark()
        after = self.speak()
        self.fay.settle()
        self.assertNotIn(WORDS, json.dumps(self.fay.told("message.posted", since=mark)))
        self.assertNotIn(WORDS, json.dumps(self.fay.fresh_snapshot()))
        self.assertEqual(self.fay.call("history.read", before=after[-1], limit=200)["messages"], [])

    def try_everything_inside(self, messages):
        for message in messages:
            self.assertEqual(self.fay.refusal("message.hide", message=message).reason, "not_found")
        page = self.fay.call("history.read", before=f"m{int(messages[-1][1:]) + 50}", limit=200)
        self.assertEqual(page["messages"], [])

    def test_closing_reopening_undoing_and_merging_rooms_brings_none_along(self):
        self.speak()
        closed = self.fay.call("rooms.close", grace_s=0)
        self.fay.call("action.undo", seq=closed["seq"])
        self.assert_heard_by(*self.inside)
        self.fay.call("rooms.close", grace_s=0)
        self.fay.call("rooms.reopen", for_s=600, grace_s=0)
        self.speak()
        self.assert_heard_by(*self.inside)
        moved = self.fay.call("participants.move", participants=[self.moe.id], room=self.room)
        self.fay.call("action.undo", seq=moved["seq"])
        self.assert_heard_by(*self.inside)
        self.fay.call("rooms.merge", rooms=[self.others[0].room, self.room])
        self.assert_heard_by(*self.inside)
        granted = self.fay.call("role.grant", participant=self.others[0].id, role="facilitator")
        self.assertGreater(granted["seq"], 0)
        self.assert_heard_by(*self.inside)

    def test_a_closed_session_has_none_in_the_rows_of_the_database(self):
        self.speak()
        self.fay.call("session.close")
        self.assertEqual(self.fay.wait_for_close(), 4000)
        until = deadline_in()
        while self.server.words_on_disk(WORDS):
            self.assertLess(time.monotonic(), until)
            time.sleep(0.05)
        database = sqlite3.connect(self.server.folder / DATABASE)
        names = [name for name, in database.execute("SELECT name FROM sqlite_master "
                                                    "WHERE type = 'table'")]
        rows = [row for name in names for row in database.execute(f"SELECT * FROM {name}")]
        database.close()
        self.assertTrue(rows)
        self.assertNotIn(WORDS, repr(rows))
        report = ask_api(self.server, "GET", f"/sessions/{self.session.id}/report")
        self.assertEqual(report.status, 200)
        self.assertNotIn(WORDS.encode(), report.body)
        code, lines, _ = check(self.server.folder)
        self.assertEqual(code, 0, lines)
        self.assertNotIn(WORDS, repr(lines))


if __name__ == "__main__":
    unittest.main()

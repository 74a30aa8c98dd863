"""The server is stopped or killed in the middle of a breakout, and everybody comes back."""
import unittest

from definitions import talk
from server_under_test import Server
from wire_client import Person, Refused


class Restart(unittest.TestCase):
    def setUp(self):
        self.server = Server()
        self.addCleanup(self.server.close)
        self.session = self.server.make_session(talk())
        self.fay = self.session.facilitator()
        self.fay.call("session.open")
        self.people = self.session.attendees("Ana", "Bo", "Cy", "Di")
        self.fay.call("rooms.plan", rooms=2, method="random")
        self.fay.call("rooms.open", for_s=600, grace_s=30)
        self.rooms = {person.id: person.wait_for("room.entered")["room"] for person in self.people}

    def everyone_comes_back_to_the_same_room(self):
        posts = {}
        for number, person in enumerate(self.people):
            room = self.rooms[person.id]["id"]
            request = (f"r-{number}", "message.post", {"room": room, "text": f"Said {number}"})
            posts[person.id] = (request, person.call_as(request[0], request[1], **request[2]))
        yield
        for person in self.people:
            room = self.rooms[person.id]
            back = Person(self.server, person.secret, person.key)
            self.addCleanup(back.close)
            shown = back.snapshot["room"]
            self.assertEqual((back.id, shown["id"], shown["closes_at"], shown["name"]),
                             (person.id, room["id"], room["closes_at"], room["name"]))
            before = [each["text"] for each in shown["messages"]]
            (request_id, method, params), result = posts[person.id]
            self.assertEqual(back.call_as(request_id, method, **params), result)
            self.assertEqual(before.count(params["text"]), 1)
            after = [each["text"] for each in back.call("history.read")["messages"]]
            self.assertEqual(after, before, "nothing is doubled")
            back.say(f"Again {person.id}", room["id"])
            with self.assertRaises(Refused) as caught:
                back.call_as(request_id, method, **{**params, "text": "Something else"})
            self.assertEqual(caught.exception.field, "id")

    def test_a_stop_says_so_and_everyone_comes_back_to_the_same_room(self):
        steps = self.everyone_comes_back_to_the_same_room()
        next(steps)
        self.assertEqual(self.server.stop(), 0)
        for person in (self.fay, *self.people):
            self.assertEqual(person.wait_for_close(), 1012)
        self.server.start()
        self.assertIsNone(next(steps, None))

    def test_a_kill_loses_nothing_either(self):
        steps = self.everyone_comes_back_to_the_same_room()
        next(steps)
        self.server.kill()
        self.server.start()
        self.assertIsNone(next(steps, None))

    def test_after_a_restart_a_page_that_was_open_gets_a_snapshot_or_what_it_missed(self):
        view, after = self.fay.joined["view"], self.fay.wait_for("rooms.opened")["seq"]
        self.people[0].say("Inside", self.rooms[self.people[0].id]["id"])
        self.server.stop()
        self.server.start()
        with Person(self.server, self.fay.secret, self.fay.key, after=after, view=view) as back:
            if back.snapshot is not None:
                self.assertEqual(len(back.snapshot["rooms"]), 2)
            self.assertFalse(back.ever_saw("Inside"))

    def test_rooms_opened_before_a_restart_are_closed_after_it(self):
        self.server.kill()
        self.server.start()
        fay = Person(self.server, self.fay.secret, self.fay.key)
        ana = Person(self.server, self.people[0].secret, self.people[0].key)
        fay.call("rooms.close", grace_s=0)
        self.assertEqual(ana.wait_for("room.entered", why="closed")["room"]["id"], "main")
        for person in (fay, ana):
            person.close()

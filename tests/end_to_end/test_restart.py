"""The server is stopped or killed in the middle of a breakout, and everybody comes back."""
import os
import random
import threading
import unittest

from definitions import talk
from server_under_test import Server
from wire_client import Ended, Person, Refused

QUICK = ("--limit", "posts_per_second=1000", "--limit", "posts_burst=1000",
         "--limit", "requests_per_second=1000", "--limit", "requests_burst=1000",
         "--limit", "room_posts_per_second=10000", "--limit", "room_posts_burst=10000")


class Restart(unittest.TestCase):
    def setUp(self):
        self.server = Server(*QUICK)
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


class KilledWhileEveryoneWrites(unittest.TestCase):
    """A ledger of acknowledged requests is kept by the writers; what it holds must be there."""

    def test_what_was_acknowledged_is_there_once_and_what_was_not_is_there_at_most_once(self):
        seed = int(os.environ.get("CHATS_SEED", random.randrange(10**6)))
        print(f"seed {seed}", flush=True)
        dice = random.Random(seed)
        with Server(*QUICK) as server:
            session = server.make_session(talk())
            with session.facilitator() as fay:
                fay.call("session.open")
            writers = [Writer(person) for person in session.attendees("Ana", "Bo", "Cy")]
            for _ in range(3):
                self.kill_amid(server, writers, dice.randrange(20, 120))
            self.assert_written_once(session, writers)

    def kill_amid(self, server, writers, enough):
        acknowledged = threading.Semaphore(0)
        threads = [threading.Thread(target=writer.write, args=[acknowledged]) for writer in writers]
        for thread in threads:
            thread.start()
        for _ in range(enough):
            self.assertTrue(acknowledged.acquire(timeout=60))
        server.kill()
        for thread in threads:
            thread.join(60)
        server.start()
        for writer in writers:
            writer.come_back(server)
            writer.repeat_what_was_not_answered()

    def assert_written_once(self, session, writers):
        with session.moderator() as reader:
            texts, before = [], {}
            while True:
                page = reader.call_patiently("history.read", limit=200, **before)
                texts = [each["text"] for each in page["messages"]] + texts
                if not page["more"]:
                    break
                before = {"before": page["messages"][0]["message"]}
        wanted = [text for writer in writers for text in writer.acknowledged]
        self.assertEqual(sorted(texts), sorted(wanted))
        for writer in writers:
            own = [text for text in texts if text in set(writer.acknowledged)]
            self.assertEqual(own, writer.acknowledged, "in the order in which they were said")
            writer.person.close()


class Writer:
    """Posts one message after the other until the server is gone."""

    def __init__(self, person):
        self.person = person
        self.acknowledged = []
        self.unanswered = None
        self.count = 0

    def write(self, acknowledged):
        while True:
            self.count += 1
            self.unanswered = (f"w-{self.count}", f"{self.person.name} {self.count}")
            try:
                self.post_unanswered()
            except (Ended, ConnectionError, OSError):
                return
            acknowledged.release()

    def post_unanswered(self):
        request_id, text = self.unanswered
        self.person.call_as(request_id, "message.post", room="main", text=text)
        self.acknowledged.append(text)
        self.unanswered = None

    def come_back(self, server):
        self.person = Person(server, self.person.secret, self.person.key)

    def repeat_what_was_not_answered(self):
        if self.unanswered:
            self.post_unanswered()

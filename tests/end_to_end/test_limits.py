"""Part 8: what is too much is refused in time, and nobody else pays for it."""
import json
import unittest

import on_a_server
from definitions import talk
from http_client import ask_api
from server_under_test import Server
from tls_socket import deadline_in
from web_socket import WebSocket
from wire_client import Ended, Refused, new_key


class TooFast(on_a_server.TalkCase):
    def outcomes(self, person, method, count, **params):
        ids = [person.request(method, {**params, "text": f"{number}"}) for number in range(count)]
        refused = []
        for request_id in ids:
            try:
                person.reply(request_id)
            except Refused as refusal:
                refused.append(refusal)
        return refused

    def test_an_attendee_posts_five_at_once_and_is_told_when_to_go_on(self):
        refused = self.outcomes(self.ana, "message.post", 15, room="main")
        self.assertGreaterEqual(len(refused), 5)
        self.assertLessEqual(len(refused), 10)
        for each in refused:
            self.assertEqual((each.code, each.reason), (1008, "too_fast"))
            self.assertGreater(each.data["retry_after_ms"], 0)
            self.assertLess(each.data["retry_after_ms"], 5000)
        self.ana.say("In time")

    def test_staff_may_post_faster(self):
        self.assertEqual(self.outcomes(self.fay, "message.post", 20, room="main"), [])

    def test_who_does_not_heed_it_is_sent_away_for_a_while(self):
        with self.assertRaises((Ended, ConnectionError)):
            self.outcomes(self.ana, "message.post", 60, room="main")
        self.assertEqual(self.ana.wait_for_close(), 1008)
        self.fay.say("The others go on")
        with self.ana.again() as back:
            self.assertEqual(back.id, self.ana.id)

    def test_the_rate_is_of_the_person_and_not_of_the_tab(self):
        tab = self.ana.again()
        refused = self.outcomes(self.ana, "message.post", 5, room="main")
        refused += self.outcomes(tab, "message.post", 8, room="main")
        self.assertGreaterEqual(len(refused), 3)
        tab.close()

    def test_texts_have_their_bounds(self):
        self.fay.call("board.open")
        for method, params, limit in (
                ("message.post", {"room": "main"}, 4000), ("broadcast.send", {}, 1000),
                ("card.add", {"column": "learn"}, 500)):
            refused = self.fay.refusal(method, text="é" * (limit + 1), **params)
            self.assertEqual((refused.code, refused.reason, refused.field, refused.data["limit"]),
                             (1009, "too_long", "text", limit), method)
            self.fay.call(method, text="é" * limit, **params)
            for blank in ("", " \n\t ", None, 7):
                refused = self.fay.refusal(method, text=blank, **params)
                self.assertEqual((refused.reason, refused.field), ("invalid_params", "text"))


class OneWhoDoesNotRead(unittest.TestCase):
    """A person on a frozen phone, in a session where much is said."""

    FAST = ("--limit", "staff_requests_per_second=1000", "--limit", "staff_requests_burst=10000",
            "--limit", "unanswered_requests=1000", "--limit", "outbox_bytes=65536")

    def start(self, *flags):
        server = Server(*self.FAST, *flags)
        self.addCleanup(server.close)
        session = server.make_session(talk())
        fay = session.facilitator()
        fay.call("session.open")
        frozen = WebSocket(server, receive_buffer=4096)
        frozen.send_text(json.dumps({
            "jsonrpc": "2.0", "id": "1", "method": "session.join",
            "params": {"link": session.secrets["attendee"], "key": new_key(), "name": "Frozen"}}))
        fay.wait_for("participant.joined")
        fay.wait_for("presence", online=2)
        self.both_were_here = fay.mark()
        for person in (fay, frozen):
            self.addCleanup(person.close)
        return session, fay, frozen

    def talk_much(self, fay, count=1000, readers=()):
        """Eight at a time, about half an outbox, and no faster than the readers read: whoever falls
        behind by more than an outbox is rightly sent a snapshot instead."""
        for start in range(0, count, 8):
            ids = [fay.new_id() for _ in range(8)]
            fay.send([{"jsonrpc": "2.0", "id": request_id, "method": "message.post",
                       "params": {"room": "main", "text": f"{start + i} " + "x" * 3800}}
                      for i, request_id in enumerate(ids)])
            for request_id in ids:
                fay.reply(request_id)
            for reader in readers:
                reader.wait_for("message.posted", such_that=lambda params: params["text"].startswith(
                    f"{start + 7} "))

    def test_gets_a_snapshot_when_reading_again_and_the_others_get_everything(self):
        session, fay, frozen = self.start()
        ana = session.attendee("Ana")
        self.addCleanup(ana.close)
        self.talk_much(fay, readers=[ana])
        self.assertEqual(len(ana.told("message.posted")), 1000)
        last = fay.say("The last words")
        fresh = self.snapshot_of(frozen)
        self.assertEqual(set(fresh) & {"seq", "view", "now", "snapshot"},
                         {"seq", "view", "now", "snapshot"})
        shown = fresh["snapshot"]["room"]["messages"]
        self.assertLessEqual(len(shown), 100)
        if fresh["seq"] >= last["seq"]:
            self.assertEqual(shown[-1]["text"], "The last words")

    def snapshot_of(self, frozen):
        until = deadline_in()
        while (text := frozen.next_message(until)) is not None:
            together = json.loads(text)
            for message in together if isinstance(together, list) else [together]:
                if message.get("method") == "snapshot":
                    return message["params"]
        self.fail(f"the connection ended with {frozen.close_code}")

    def test_is_let_go_when_nothing_moves_for_too_long(self):
        session, fay, frozen = self.start("--limit", "write_stall_s=1")
        self.talk_much(fay, 500)
        fay.wait_for("presence", since=self.both_were_here, online=1)
        self.assertIn(frozen.wait_for_close(), (4009, None))
        with session.attendee("Ana") as ana:
            ana.settle()


class Sessions(unittest.TestCase):
    def test_there_are_as_many_as_may_be_kept_until_one_is_deleted(self):
        with Server("--limit", "sessions=1") as server:
            session = server.make_session(talk())
            refused = ask_api(server, "POST", "/sessions", talk())
            self.assertEqual(refused.status, 409)
            self.assertIn("may keep (1, closed ones too)", refused.json()["detail"])
            server.stop()
            server.start()
            self.assertEqual(ask_api(server, "POST", "/sessions", talk()).status, 409)
            session.delete()
            server.make_session(talk())


class Addresses(unittest.TestCase):
    def test_an_address_has_a_number_of_connections(self):
        with Server("--limit", "connections_per_address=3") as server:
            session = server.make_session(talk())
            people = session.attendees("Ana", "Bo", "Cy")
            with self.assertRaises(OSError):
                session.attendee("Di")
            people[0].close()
            until = deadline_in()
            while True:
                try:
                    session.attendee("Di").close()
                    break
                except OSError:
                    self.assertLess(deadline_in(0), until)
            for person in people[1:]:
                person.close()

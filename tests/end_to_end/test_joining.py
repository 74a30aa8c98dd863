"""Part 3: the first time at the door."""
import threading
import time
import unittest

import on_a_server
from definitions import talk, whole_chat
from server_under_test import Server
from wire_client import Client, new_key


class AtTheDoor(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.session = cls.server.make_session(whole_chat())

    @classmethod
    def tearDownClass(cls):
        cls.server.close()

    def refusal(self, **changes):
        params = {"link": self.session.secrets["attendee"], "key": new_key(), "name": "Ana"}
        params.update(changes)
        with Client(self.server) as client:
            return client.refusal("session.join",
                                  **{name: value for name, value in params.items()
                                     if value is not None})

    def assert_wrong(self, field, *values):
        for value in values:
            refused = self.refusal(**{field: value})
            self.assertEqual((refused.code, refused.reason, refused.field),
                             (-32602, "invalid_params", field), repr(value))

    def test_a_newcomer_needs_a_name_of_visible_letters(self):
        self.assert_wrong("name", None, "", "   ", 7, ["Ana"], {"a": 1}, "A\nB", "A\u0007",
                          "A\u202eB", "A\u200bB", "\u2066A")

    def test_a_key_is_16_bytes_in_base64url_without_padding(self):
        self.assert_wrong("key", None, "", "A" * 21, "A" * 23, "A" * 20 + "==", "A" * 21 + "+", 7)

    def test_position_and_affiliation_are_out_of_the_lists(self):
        self.assert_wrong("position", "Dean", "student", 7)
        self.assert_wrong("affiliation", "East", ["North"])

    def test_other_fields_of_the_wrong_type_are_named(self):
        self.assert_wrong("link", None, 7)
        self.assert_wrong("pronouns", 7, "she\u202e")
        self.assert_wrong("after", -1, "1", 1.5)
        self.assert_wrong("view", 7, "")
        self.assert_wrong("client", 7)

    def test_what_is_too_long_is_told_its_limit(self):
        for field, limit in (("name", 40), ("pronouns", 20)):
            refused = self.refusal(**{field: "x" * (limit + 1)})
            self.assertEqual((refused.code, refused.reason, refused.field, refused.data["limit"]),
                             (1009, "too_long", field, limit))

    def test_bounds_count_characters_after_composing_them(self):
        with self.session.attendee("e\u0301" * 40) as person:
            self.assertEqual(person.name, "\u00e9" * 40)

    def test_params_are_asked_for_as_an_object(self):
        with Client(self.server) as client:
            self.assertEqual(client.refusal("session.join").field, "link")

    def test_nothing_is_answered_before_joining(self):
        with Client(self.server) as client:
            for method, params in (("message.post", {"room": "main", "text": "Hello"}),
                                   ("participants.list", {}), ("session.close", {}),
                                   ("history.read", {}), ("session.leave", {})):
                refused = client.refusal(method, **params)
                self.assertEqual((refused.code, refused.reason), (1000, "not_joined"))

    def test_joining_gives_who_one_is_and_all_one_may_see(self):
        ana = self.session.attendee("Ana Lee", pronouns="she/her", position="Student",
                                    affiliation="South")
        with ana:
            joined, me = ana.joined, ana.snapshot["me"]
            self.assertEqual(joined["you"], {"id": ana.id, "role": "attendee", "room": "main"})
            self.assertEqual(joined["session"], self.session.id)
            self.assertEqual(joined["state"], "scheduled")
            self.assertLess(abs(joined["now"] / 1000 - time.time()), 300)
            self.assertTrue(joined["view"] and joined["seq"] > 0)
            self.assertEqual((me["name"], me["pronouns"], me["position"], me["affiliation"]),
                             ("Ana Lee", "she/her", "Student", "South"))
            self.assertNotIn("staff_only", ana.snapshot)
            self.assertEqual(len(ana.snapshot["agenda"]["phases"]), 7)
            self.assertEqual(len(ana.snapshot["session"]["emoji"]), 12)

    def test_the_link_decides_the_role(self):
        for role in ("attendee", "moderator", "facilitator"):
            with self.session.join(role, f"One {role}") as person:
                self.assertEqual(person.role, role)
                self.assertEqual("staff_only" in person.snapshot, role != "attendee")

    def test_equal_names_get_a_number(self):
        people = [self.session.attendee(name) for name in ("Kim", "KIM", "  kim  ", "Kim (2)")]
        self.assertEqual([person.name for person in people],
                         ["Kim", "KIM (2)", "kim (3)", "Kim (2) (2)"])
        for person in people:
            person.close()

    def test_a_name_is_text_and_nothing_else(self):
        name = "<b>\"O'Neil\" & co</b>"
        with self.session.attendee(name) as person:
            self.assertEqual(person.name, name)

    def test_peeking_shows_the_join_page_and_joins_nobody(self):
        with self.session.facilitator("Fay Peek"), Client(self.server) as client:
            shown = client.call("session.peek", link=self.session.secrets["moderator"])
            self.assertEqual(shown["session"], self.session.id)
            self.assertEqual((shown["title"], shown["series"], shown["lang"], shown["role"]),
                             ("Words that stay", "End to end", "en", "moderator"))
            self.assertEqual((shown["state"], shown["locked"], shown["transcript"],
                              shown["anonymous_cards"]), ("scheduled", False, "forget", "allowed"))
            self.assertEqual((shown["positions"], shown["affiliations"]),
                             (["Student", "Faculty"], ["North", "South"]))
            self.assertIn("Fay Peek", shown["facilitators"])
            self.assertEqual(client.refusal("session.leave").reason, "not_joined")


class WrongSecrets(on_a_server.TestCase):
    def test_all_wrong_doors_sound_the_same_and_open_slowly(self):
        session = self.server.make_session(talk())
        erased = self.server.make_session(talk())
        erased.delete()
        knocks = (
            ("session.join", {"link": new_key(), "key": new_key(), "name": "Eve"}),
            ("session.join", {"link": "", "key": new_key(), "name": "Eve"}),
            ("session.join", {"link": "x" * 5000, "key": new_key(), "name": "Eve"}),
            ("session.join", {"link": erased.secrets["facilitator"], "key": new_key(),
                              "name": "Eve"}),
            ("session.join", {"session": "snosuchsession", "key": new_key()}),
            ("session.join", {"session": session.id, "key": new_key()}),
            ("session.join", {"session": erased.id, "key": new_key(), "name": "Eve"}),
            ("session.peek", {"link": new_key()}),
        )
        answers = []
        for method, params in knocks:
            with Client(self.server) as client:
                knocked = time.monotonic()
                refused = client.refusal(method, **params)
                self.assertGreaterEqual(time.monotonic() - knocked, 0.95, (method, params))
                answers.append((refused.code, refused.reason, refused.message,
                                sorted(refused.data)))
        self.assertEqual(set(map(str, answers)), {str(answers[0])})
        self.assertEqual(answers[0][:2], (1002, "link_invalid"))

    def test_a_right_link_is_not_kept_waiting_by_wrong_ones(self):
        session = self.server.make_session(talk())
        guessers = [Client(self.server) for _ in range(30)]
        for guesser in guessers:
            guesser.request("session.join", {"link": new_key(), "key": new_key(), "name": "Eve"})
        with session.attendee("Ana") as ana:
            self.assertEqual(ana.name, "Ana")
        for guesser in guessers:
            guesser.close()

    def test_the_key_of_one_session_opens_no_other(self):
        one, other = self.server.make_session(talk()), self.server.make_session(talk())
        with one.attendee("Ana") as ana, Client(self.server) as client:
            refused = client.refusal("session.join", session=other.id, key=ana.key)
            self.assertEqual(refused.reason, "link_invalid")


class Doors(on_a_server.TestCase):
    def refusal(self, session, role="attendee", key=None):
        with Client(self.server) as client:
            return client.refusal("session.join", link=session.secrets[role],
                                  key=key or new_key(), name="Newcomer")

    def test_a_lock_keeps_newcomers_out_but_neither_staff_nor_who_comes_back(self):
        session = self.server.make_session(talk())
        fay, ana = session.facilitator(), session.attendee("Ana")
        fay.call("session.lock")
        self.assertTrue(ana.wait_for("session.locked"))
        refused = self.refusal(session)
        self.assertEqual((refused.code, refused.reason), (1004, "session_locked"))
        with session.moderator("Late Mo") as mo, ana.again() as back:
            self.assertEqual((mo.role, back.id), ("moderator", ana.id))
        with Client(self.server) as client:
            self.assertTrue(client.call("session.peek", link=session.secrets["attendee"])
                            ["locked"])
        fay.call("session.unlock")
        session.attendee("Newcomer").close()

    def test_a_full_session_has_places_for_staff_and_for_who_comes_back(self):
        session = self.server.make_session(talk(capacity=2))
        ana, bo = session.attendees("Ana", "Bo")
        refused = self.refusal(session)
        self.assertEqual((refused.code, refused.reason), (1003, "session_full"))
        with session.moderator(), session.facilitator(), ana.again() as back:
            self.assertEqual(back.id, ana.id)
        bo.call("session.leave")
        session.attendee("Cy").close()

    def test_many_who_knock_at_once_do_not_overfill_a_session(self):
        session = self.server.make_session(talk(capacity=5))
        outcomes = []

        def knock(number):
            with Client(self.server) as client:
                try:
                    client.call("session.join", link=session.secrets["attendee"], key=new_key(),
                                name=f"N{number}")
                    outcomes.append("in")
                except Exception as refused:
                    outcomes.append(getattr(refused, "reason", str(refused)))

        threads = [threading.Thread(target=knock, args=[number]) for number in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(sorted(outcomes), ["in"] * 5 + ["session_full"] * 7)

    def test_while_a_session_closes_nobody_new_comes_in_but_those_inside_come_back(self):
        session = self.server.make_session(talk())
        fay, ana = session.facilitator(), session.attendee("Ana")
        fay.call("session.open")
        fay.call("session.close")
        ana.wait_for("session.closing")
        refused = self.refusal(session)
        self.assertEqual((refused.code, refused.reason), (1005, "session_closed"))
        with ana.again() as back:
            self.assertEqual(back.snapshot["session"]["state"], "closing")

    def test_who_was_removed_stays_out(self):
        session = self.server.make_session(talk())
        fay, eve = session.facilitator(), session.attendee("Eve")
        fay.call("participant.remove", participant=eve.id, reason="Enough")
        self.assertEqual(eve.wait_for_close(), 4003)
        refused = self.refusal(session, key=eve.key)
        self.assertEqual((refused.code, refused.reason), (1006, "removed"))
        self.assertFalse(eve.ever_saw("Enough"))
        fay.wait_for("participant.removed", participant=eve.id, reason="Enough")
        with Client(self.server) as client:
            refused = client.refusal("session.join", session=session.id, key=eve.key)
            self.assertEqual(refused.reason, "removed")

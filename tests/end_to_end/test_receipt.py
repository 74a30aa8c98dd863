"""What is held about a person: they read it and have it taken out, at the end and afterwards."""
import time
import unittest

from data_folder import check, let_the_closing_time_pass
from definitions import whole_chat
from http_client import ask
from server_under_test import Server
from tls_socket import deadline_in
from wire_client import Refused, new_key


def receipt(server, session, key, method="GET"):
    return ask(server, method, f"/receipt?session={session}", {"Chats-Key": key})


class Receipts(unittest.TestCase):
    def setUp(self):
        self.server = Server()
        self.addCleanup(self.server.close)

    def a_chat_that_closes(self, closing_minutes=15, **settings):
        definition = whole_chat()
        definition["settings"].update(settings, closing_minutes=closing_minutes)
        session = self.server.make_session(definition)
        fay, ana, ben = session.facilitator(), *session.attendees("Ana Marker", "Ben")
        for person in (fay, ana, ben):
            self.addCleanup(person.close)
        fay.call("session.open")
        ana.call("checkin.answer", text="ana-is-tired")
        ana.call("checkin.answer", text="nobody-is-tired", author_key=new_key())
        ana.say("ana-said-this")
        ben.say("ben-said-this")
        fay.call("participant.mute", participant=ana.id, for_s=30, reason="too-loud")
        fay.call("participant.unmute", participant=ana.id)
        fay.call("agenda.go", to="reflection")
        ana.call("card.add", column="learn", text="ana-learns-this")
        ana.call("card.add", column="learn", text="nobody-learns-this", author_key=new_key())
        fay.call("agenda.go", to="survey")
        ana.call("survey.submit", answers={"safe": 5}, quote="ana-may-be-quoted",
                 may_quote="named", author_key=new_key())
        fay.call("session.close")
        return session, fay, ana, ben

    def wait_until_closed(self, *people):
        for person in people:
            self.assertEqual(person.wait_for_close(), 4000)

    def closed_receipt(self, session, person):
        """Once the record is written: until then the session itself still answers."""
        until = deadline_in()
        while True:
            answer = receipt(self.server, session.id, person.key)
            if answer.status == 200 and "closed_at" in answer.json():
                return answer.json()
            self.assertLess(time.monotonic(), until, answer)
            time.sleep(0.05)

    def erase(self, session, key):
        """409 as long as the record is not written."""
        until = deadline_in()
        while (answer := receipt(self.server, session.id, key, "DELETE")).status == 409:
            self.assertLess(time.monotonic(), until)
        return answer

    def test_says_what_is_held_while_the_session_closes_and_afterwards(self):
        session, fay, ana, ben = self.a_chat_that_closes(closing_minutes=0)
        self.wait_until_closed(fay, ana, ben)
        held = self.closed_receipt(session, ana)
        self.assertEqual(held["person"]["name"], "Ana Marker")
        self.assertEqual(held["quotes"], ["ana-may-be-quoted"])
        self.assertEqual([card["text"] for card in held["cards"]], ["ana-learns-this"])
        self.assertEqual(held["acts"][0]["reason"], "too-loud")
        self.assertNotIn("until_closed", held)
        theirs = self.closed_receipt(session, ben)
        self.assertEqual((theirs["cards"], theirs["quotes"], theirs["acts"]), ([], [], []))

    def test_is_the_same_over_the_connection_before(self):
        session, _, ana, _ = self.a_chat_that_closes()
        held = ana.call("me.read")
        self.assertEqual(held["until_closed"],
                         {"messages": 1, "takeaways": 0, "flags": 0, "letters": 0,
                          "checkin": "ana-is-tired"})
        self.assertEqual(receipt(self.server, session.id, ana.key).json(), held)
        for words in ("nobody-learns-this", "nobody-is-tired", "ben-said-this"):
            self.assertNotIn(words, str(held))

    def test_tells_strangers_nothing_and_takes_its_time(self):
        session, _, ana, _ = self.a_chat_that_closes()
        for session_id, key in ((session.id, new_key()), ("snobodyknows", ana.key),
                                (session.id, ""), ("", ana.key)):
            began = time.monotonic()
            answer = receipt(self.server, session_id, key)
            self.assertEqual(answer.status, 404, answer)
            self.assertGreater(time.monotonic() - began, 0.9)
        self.assertEqual(receipt(self.server, session.id, ana.key, "POST").status, 405)
        self.assertEqual(receipt(self.server, session.id, ana.key, "DELETE").status, 409)

    def test_who_erases_themselves_is_gone_for_everybody_and_from_the_record(self):
        session, fay, ana, ben = self.a_chat_that_closes()
        with self.assertRaises(Refused) as refused:
            fay.call("me.erase")
        self.assertEqual(refused.exception.reason, "not_allowed")
        ana.call("me.erase")
        self.assertEqual(ana.wait_for_close(), 1000)
        self.assertEqual(ben.wait_for("participant.erased")["participant"], ana.id)
        for viewer in (fay, ben):
            snapshot = str(viewer.fresh_snapshot())
            for words in ("Ana Marker", "ana-said-this", "ana-learns-this", "ana-is-tired"):
                self.assertNotIn(words, snapshot)
            self.assertIn("ben-said-this", snapshot)
        self.assertEqual(receipt(self.server, session.id, ana.key).status, 404)
        with self.assertRaises(Refused):
            ana.again()
        self.server.kill()
        self.server.start()
        self.assertEqual(receipt(self.server, session.id, ana.key).status, 404)

    def test_after_closing_the_key_alone_takes_everything_out(self):
        for transcript in ("forget", {"keep_days": 30}):
            with self.subTest(transcript=transcript):
                session, fay, ana, ben = self.a_chat_that_closes(0, transcript=transcript)
                self.wait_until_closed(fay, ana, ben)
                self.closed_receipt(session, ana)
                self.assertEqual(self.erase(session, fay.key).status, 403)
                self.assertEqual(self.erase(session, ana.key).status, 204)
                self.assertEqual(receipt(self.server, session.id, ana.key).status, 404)
                self.assertEqual(self.closed_receipt(session, ben)["person"]["name"], "Ben")
                for words in ("Ana Marker", "ana-said-this", "ana-learns-this", "ana-is-tired",
                              "ana-may-be-quoted"):
                    self.assertEqual(self.server.words_on_disk(words), [], words)
                code, lines, _ = check(self.server.folder)
                self.assertEqual(code, 0, lines)
                session.delete()

    def test_who_erased_themselves_is_in_no_words_that_are_kept_for_days(self):
        session, _, ana, ben = self.a_chat_that_closes(transcript={"keep_days": 30})
        ana.call("me.erase")
        self.assertNotEqual(self.server.words_on_disk("ana-said-this"), [])
        let_the_closing_time_pass(self.server, session)
        self.closed_receipt(session, ben)
        until = deadline_in()
        for words in ("Ana Marker", "ana-said-this", "ana-learns-this", "ana-is-tired"):
            while self.server.words_on_disk(words):
                self.assertLess(time.monotonic(), until, words)
                time.sleep(0.05)
        self.assertNotEqual(self.server.words_on_disk("ben-said-this"), [])
        code, lines, _ = check(self.server.folder)
        self.assertEqual(code, 0, lines)


if __name__ == "__main__":
    unittest.main()

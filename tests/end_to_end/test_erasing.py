"""What was said is erased when a session closes, from the database and from its journal."""
import json
import time
import unittest

from data_folder import let_the_closing_time_pass
from definitions import whole_chat
from http_client import ask_api
from server_under_test import Server
from tls_socket import deadline_in
from wire_client import Client, new_key

WORDS = ("mark-of-a-message", "mark-of-an-edit", "mark-in-a-breakout", "mark-of-a-hidden-one",
         "mark-of-a-checkin", "mark-of-help")


class Erasing(unittest.TestCase):
    def setUp(self):
        self.server = Server()
        self.addCleanup(self.server.close)

    def a_chat_in_which_much_was_said(self, **settings):
        definition = whole_chat()
        definition["settings"].update(settings)
        session = self.server.make_session(definition)
        fay, ana = session.facilitator(), session.attendee("Ana")
        fay.call("session.open")
        ana.call("checkin.answer", text="mark-of-a-checkin", author_key=new_key())
        said = ana.say("mark-of-a-message")["message"]
        ana.call("message.edit", message=said, text="mark-of-an-edit")
        hidden = ana.say("mark-of-a-hidden-one")["message"]
        fay.call("message.hide", message=hidden)
        ana.call("help.request", kind="question", text="mark-of-help")
        fay.call("agenda.go", to="breakouts")
        room = ana.wait_for("room.entered")["room"]["id"]
        ana.say("mark-in-a-breakout", room)
        fay.call("rooms.close", grace_s=0)
        ana.wait_for("room.entered", why="closed")
        for words in WORDS:
            self.assertNotEqual(self.server.words_on_disk(words), [], f"{words}: never there")
        self.addCleanup(fay.close)
        self.addCleanup(ana.close)
        return session, fay, ana

    def assert_erased(self, *all_words):
        until = deadline_in()
        while True:
            left = {words: files for words in all_words
                    if (files := self.server.words_on_disk(words))}
            if not left:
                return
            self.assertLess(time.monotonic(), until, left)
            time.sleep(0.1)  # The journal is emptied as soon as nobody reads from it.

    def test_a_session_without_closing_time_is_erased_as_soon_as_it_is_closed(self):
        session, fay, ana = self.a_chat_in_which_much_was_said(closing_minutes=0)
        fay.call("session.close")
        self.assertEqual((fay.wait_for_close(), ana.wait_for_close()), (4000, 4000))
        self.assert_erased(*WORDS)
        self.assertEqual(self.state(session), "closed")

    def test_after_closing_no_file_of_the_data_folder_holds_what_was_said(self):
        session, fay, ana = self.a_chat_in_which_much_was_said()
        fay.call("session.close")
        closing = ana.wait_for("session.closing")
        self.assertGreater(closing["closes_at"], closing["at"] + 14 * 60_000)
        let_the_closing_time_pass(self.server, session)
        self.assert_erased(*WORDS)
        self.assertEqual(ask_api(self.server, "GET", f"/sessions/{session.id}").json()["state"],
                         "closed")
        with Client(self.server) as client:
            refused = client.refusal("session.join", link=session.secrets["attendee"],
                                     key=ana.key)
            self.assertEqual(refused.reason, "session_closed")
            refused = client.refusal("session.join", session=session.id, key=ana.key)
            self.assertEqual(refused.reason, "session_closed")
        self.server.stop()
        self.assert_erased(*WORDS)

    def test_deleting_erases_all_that_a_session_holds_at_once(self):
        session, fay, ana = self.a_chat_in_which_much_was_said(transcript={"keep_days": 30})
        self.assertNotEqual(self.server.words_on_disk("What brings you here?"), [])
        session.delete()
        self.assertEqual((fay.wait_for_close(), ana.wait_for_close()), (4000, 4000))
        self.assert_erased(*WORDS, "What brings you here?", session.id)

    def test_what_is_to_be_kept_for_days_is_kept(self):
        session, fay, _ = self.a_chat_in_which_much_was_said(transcript={"keep_days": 30})
        fay.call("session.close")
        let_the_closing_time_pass(self.server, session)
        until = deadline_in()
        while self.state(session) != "closed":
            self.assertLess(time.monotonic(), until)
            time.sleep(0.1)
        self.assertNotEqual(self.server.words_on_disk("mark-of-a-message"), [])

    def test_other_sessions_keep_their_words(self):
        kept, _, ana = self.a_chat_in_which_much_was_said()
        ana.say("words-of-another-session")
        erased = self.server.make_session(whole_chat(title="To be erased"))
        erased.delete()
        self.assertNotEqual(self.server.words_on_disk("words-of-another-session"), [])
        self.assertEqual(self.state(kept), "open")

    def test_the_log_of_the_server_holds_no_words_names_or_secrets(self):
        session, _, ana = self.a_chat_in_which_much_was_said()
        self.server.stop()
        for words in (*WORDS, "Ana", ana.key, *session.secrets.values(),
                      self.server.operator_key):
            self.assertNotIn(words, self.server.output)

    def state(self, session):
        listed = json.loads(ask_api(self.server, "GET", "/sessions").body)["sessions"]
        return {each["id"]: each["state"] for each in listed}[session.id]

"""The report of a closed session: what remains, and never a word of a room."""
import time
import unittest

from definitions import whole_chat
from http_client import ask_api
from server_under_test import Server
from tls_socket import deadline_in
from wire_client import new_key


class Reports(unittest.TestCase):
    def setUp(self):
        self.server = Server()
        self.addCleanup(self.server.close)
        definition = whole_chat()
        definition["settings"].update(closing_minutes=0)
        self.session = self.server.make_session(definition)
        self.fay = self.session.facilitator()
        self.people = self.session.attendees("Ana", "Ben", "Cem", "Dea", "Eli")
        for person in (self.fay, *self.people):
            self.addCleanup(person.close)
        self.fay.call("session.open")

    def ask(self, session=None, method="GET", **how):
        session = session or self.session.id
        return ask_api(self.server, method, f"/sessions/{session}/report", **how)

    def close_session(self):
        self.fay.call("session.close")
        until = deadline_in()
        while (answer := self.ask()).status == 409:
            self.assertLess(time.monotonic(), until)
            time.sleep(0.05)
        self.assertEqual(answer.status, 200, answer)
        return answer.json()

    def test_holds_what_was_agreed_to_keep_and_who_did_what(self):
        ana = self.people[0]
        ana.say("said-in-main")
        self.fay.call("participant.mute", participant=ana.id, for_s=30, reason="too-loud")
        self.fay.call("participant.unmute", participant=ana.id)
        self.fay.call("agenda.go", to="reflection")
        ana.call("card.add", column="learn", text="to-ask")
        self.fay.call("agenda.go", to="survey")
        for person in self.people:
            person.call("survey.submit", answers={"safe": 4}, may_quote="no",
                        author_key=new_key())
        report = self.close_session()
        self.assertEqual([each["name"] for each in report["attendance"]],
                         ["Fay", "Ana", "Ben", "Cem", "Dea", "Eli"])
        self.assertEqual(report["board"],
                         [{"column": "learn", "text": "to-ask", "author": "Ana", "support": 0}])
        safe = next(each for each in report["survey"]["questions"] if each["id"] == "safe")
        self.assertEqual(safe["counts"], [0, 0, 0, 5, 0])
        muted = next(each for each in report["acts"] if each["act"] == "participant.muted")
        self.assertEqual((muted["by"], muted["on"], muted["reason"]), ("Fay", "Ana", "too-loud"))
        self.assertEqual([each["about"] for each in report["acts"]
                          if each["act"] == "phase.started"][-1],
                         whole_chat()["agenda"][-1]["title"])
        self.assertNotIn("said-in-main", str(report))
        self.assertNotIn(ana.key, str(report))

    def test_counts_no_group_that_is_too_small(self):
        self.fay.call("agenda.go", to="survey")
        for person in self.people[:4]:
            person.call("survey.submit", answers={"safe": 4}, may_quote="no",
                        author_key=new_key())
        for question in self.close_session()["survey"]["questions"]:
            self.assertNotIn("counts", question)

    def test_is_the_operators_alone_and_comes_once_the_session_has_closed(self):
        self.assertEqual(self.ask().status, 409)
        self.assertIn("once", self.ask().json()["detail"])
        self.assertEqual(self.ask("snobodyknows").status, 404)
        self.assertEqual(self.ask(method="POST").status, 405)
        self.assertEqual(self.ask(key="wrong").status, 401)
        self.close_session()
        self.assertEqual(self.ask(key="wrong").status, 401)


if __name__ == "__main__":
    unittest.main()

"""Who belongs in which breakout, written down before the session: sent as CSV, kept over a restart,
and used when the rooms open."""
import unittest

from definitions import talk
from http_client import ask_api
from server_under_test import Server

LIST = b"name,room,affiliation\r\nAna,Blue,campus\r\n\"Bo\",Blue,\r\nCy,Red,\r\nDi,Red,\r\n"


class Assignments(unittest.TestCase):
    def setUp(self):
        self.server = Server()
        self.addCleanup(self.server.close)
        self.session = self.server.make_session(talk(affiliations=["campus", "hospital"]))

    def assign(self, text):
        return ask_api(self.server, "POST", f"/sessions/{self.session.id}/assignments", text,
                       content_type="text/csv")

    def people(self, *names):
        people = self.session.attendees(*names)
        for person in people:
            self.addCleanup(person.close)
        return people

    def test_whoever_comes_by_that_name_is_placed_there_also_after_a_kill(self):
        answer = self.assign(LIST)
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual((answer.json()["rooms"], answer.json()["people"]), (2, 4))
        self.server.kill()
        self.server.start()
        fay = self.session.facilitator()
        self.addCleanup(fay.close)
        fay.call("session.open")
        ana, bo, cy, eve = self.people("Ana", "bo", "Cy", "Eve")
        ana.call("profile.update", affiliation="campus")
        self.assertEqual(fay.fresh_snapshot()["staff_only"]["assigned"]["people"], 4)
        seats = {seat["name"]: seat["participants"]
                 for seat in fay.call("assignments.read")["people"]}
        self.assertEqual(seats, {"Ana": [ana.id], "Bo": [bo.id], "Cy": [cy.id], "Di": []})
        refused = fay.refusal("rooms.plan", rooms=2, method="random")
        self.assertEqual(refused.reason, "already_done")
        fay.call("rooms.open", for_s=600, grace_s=60)
        where = {room["name"]: room["room"] for room in fay.fresh_snapshot()["rooms"]}
        self.assertEqual(set(where), {"Blue", "Red"})
        for person in (ana, bo):
            self.assertEqual(person.fresh_snapshot()["room"]["id"], where["Blue"])
        for person in (cy, eve):
            self.assertEqual(person.fresh_snapshot()["room"]["id"], where["Red"])
        [late] = self.people("Di")
        self.assertEqual(late.fresh_snapshot()["room"]["id"], where["Red"])

    def test_a_wrong_list_changes_nothing_and_says_why(self):
        self.assertEqual(self.assign(LIST).status, 200)
        wrong = self.assign(b"name,room,affiliation\nAna,Blue,moon\nZed,,\n")
        self.assertEqual(wrong.status, 422)
        self.assertEqual([error["field"] for error in wrong.json()["errors"]],
                         ["line 2, affiliation", "line 3, room"])
        fay = self.session.facilitator()
        self.addCleanup(fay.close)
        self.assertEqual(fay.fresh_snapshot()["staff_only"]["assigned"]["people"], 4)

    def test_a_session_that_ends_takes_no_list(self):
        fay = self.session.facilitator()
        self.addCleanup(fay.close)
        fay.call("session.open")
        fay.call("session.close")
        self.assertEqual(self.assign(LIST).status, 409)


if __name__ == "__main__":
    unittest.main()

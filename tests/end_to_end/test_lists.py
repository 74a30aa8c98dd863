"""What does not fit into a snapshot is read page by page, and only by those who may see it."""
import unittest

from definitions import talk
from server_under_test import Server
from wire_client import new_key

QUICK = ("--limit", "staff_requests_per_second=1000", "--limit", "staff_requests_burst=10000",
         "--limit", "requests_burst=1000")


class Lists(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server(*QUICK)

    @classmethod
    def tearDownClass(cls):
        cls.server.close()

    def setUp(self):
        self.session = self.server.make_session(talk(settings={"cards": "on_reveal"}))
        self.fay = self.session.facilitator()
        self.fay.call("session.open")
        self.ana = self.session.attendee("Ana")
        self.addCleanup(self.fay.close)
        self.addCleanup(self.ana.close)

    def pages(self, person, method, name, first, **params):
        """All pages; `first` picks what the page before them is asked by."""
        found, step = [], {}
        while True:
            page = person.call(method, **params, **step)
            found = page[name] + found
            if not page["more"]:
                return found
            step = {"before": first(page[name][0])}

    def test_history_goes_back_to_the_first_word(self):
        for number in range(130):
            self.fay.call("message.post", room="main", text=f"Word {number}")
        with self.session.attendee("Newcomer") as late:
            shown = late.snapshot["room"]["messages"]
            self.assertEqual([each["text"] for each in shown],
                             [f"Word {number}" for number in range(30, 130)])
            older = late.call("history.read", before=shown[0]["message"])["messages"]
            self.assertEqual([each["text"] for each in older],
                             [f"Word {number}" for number in range(30)])
            whole = self.pages(late, "history.read", "messages", lambda each: each["message"],
                               limit=40)
            self.assertEqual(len(whole), 130)

    def test_a_page_has_200_at_most_and_one_at_least(self):
        for method in ("history.read", "participants.list", "board.list"):
            for limit in (0, 201, "10", 1.5):
                refused = self.ana.refusal(method, limit=limit)
                self.assertEqual((refused.reason, refused.field), ("invalid_params", "limit"))

    def test_people_of_ones_room_are_listed_page_by_page(self):
        others = self.session.attendees("Bo", "Cy", "Di")
        names, after = [], {}
        while True:
            page = self.ana.call("participants.list", limit=2, **after)
            names += [person["name"] for person in page["people"]]
            if not page.get("next"):
                break
            after = {"after": page["next"]}
        self.assertEqual(sorted(names), ["Ana", "Bo", "Cy", "Di", "Fay"])
        for person in page["people"]:
            self.assertLessEqual(set(person), {"id", "name", "pronouns", "role"})
        for person in others:
            person.close()

    def test_cards_that_are_not_revealed_are_listed_to_staff_and_their_author_alone(self):
        self.fay.call("board.open")
        self.ana.call("card.add", column="learn", text="Ana's own")
        with self.session.attendee("Bo") as bo:
            bo.call("card.add", column="unlearn", text="Bo's hidden one", author_key=new_key())
            listed = {person.name: [card["text"] for card in
                                    person.call("board.list")["cards"]]
                      for person in (self.fay, self.ana, bo)}
            self.assertEqual(listed, {"Fay": ["Ana's own", "Bo's hidden one"],
                                      "Ana": ["Ana's own"], "Bo": []})
            self.fay.call("board.reveal")
            shown = self.ana.call("board.list", column="unlearn")["cards"]
            self.assertEqual([card["text"] for card in shown], ["Bo's hidden one"])
            self.assertIsNone(shown[0].get("from"))

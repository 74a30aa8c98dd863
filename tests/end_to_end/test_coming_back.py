"""Part 3 again: the same person in another tab, after a break, after too long a break."""

import on_a_server
from wire_client import Client, Person, Refused, new_key, settle


class ComingBack(on_a_server.TalkCase):
    def resume(self, **params):
        client = Client(self.server)
        self.addCleanup(client.close)
        return client, client.call("session.join", session=self.session.id, key=self.ana.key,
                                   **params)

    def test_the_same_key_is_the_same_person_in_every_tab(self):
        second = self.ana.again()
        self.assertEqual((second.id, second.name), (self.ana.id, "Ana"))
        said = second.say("From the second tab")
        for tab in (self.ana, second):
            posted = tab.wait_for("message.posted", text="From the second tab")
            self.assertEqual(posted["from"]["id"], self.ana.id)
        roster = self.fay.fresh_snapshot()["staff_only"]["roster"]
        self.assertEqual([row["name"] for row in roster].count("Ana"), 1)
        self.assertEqual(said["message"], posted["message"])
        second.close()

    def test_whoever_comes_back_needs_no_name_and_another_one_changes_nothing(self):
        with Client(self.server) as client:
            back = client.call("session.join", link=self.session.secrets["attendee"],
                               key=self.ana.key)
            self.assertEqual(back["you"]["id"], self.ana.id)
        with Person(self.server, self.ana.secret, self.ana.key, name="Somebody else") as back:
            self.assertEqual(back.name, "Ana")

    def test_the_session_and_the_key_are_enough(self):
        _, back = self.resume()
        self.assertEqual(back["you"]["id"], self.ana.id)
        self.assertEqual(back["snapshot"]["me"]["name"], "Ana")

    def test_another_link_does_not_raise_ones_role(self):
        with Person(self.server, self.session.secrets["facilitator"], self.ana.key) as back:
            self.assertEqual((back.id, back.role), (self.ana.id, "attendee"))
            self.assertEqual(back.refusal("session.close").reason, "not_allowed")

    def test_who_missed_a_little_gets_just_that(self):
        view, after = self.ana.joined["view"], self.ana.joined["seq"]
        self.ana.close()
        for number in range(3):
            self.fay.say(f"Missed {number}")
        client, back = self.resume(after=after, view=view)
        self.assertIsNone(back["snapshot"])
        self.assertEqual(back["view"], view)
        client.wait_for("message.posted", text="Missed 2")
        self.assertEqual([each["text"] for each in client.told("message.posted")],
                         ["Missed 0", "Missed 1", "Missed 2"])
        seqs = [params["seq"] for _, params in client.events if "seq" in params]
        self.assertEqual(seqs, sorted(seqs))
        self.assertGreater(seqs[0], after)

    def test_what_was_missed_comes_behind_the_reply(self):
        view, after = self.ana.joined["view"], self.ana.joined["seq"]
        self.fay.say("Missed")
        client, _ = self.resume(after=after, view=view)
        client.wait_for("message.posted", text="Missed")
        messages = client.messages
        self.assertIn("result", messages[0])

    def test_the_clock_of_the_past_event_counts_and_not_that_of_the_connection(self):
        said = self.fay.say("Seen")
        self.ana.wait_for("message.posted", text="Seen")
        self.fay.say("Missed")
        client, back = self.resume(after=said["seq"], view=self.ana.joined["view"])
        self.assertIsNone(back["snapshot"])
        client.wait_for("message.posted", text="Missed")
        settled = client.told("message.posted")
        self.assertEqual([each["text"] for each in settled], ["Missed"])

    def test_a_view_that_is_not_ones_own_any_more_gives_a_snapshot(self):
        self.fay.say("Before")
        _, back = self.resume(after=self.ana.joined["seq"], view="another-view")
        self.assertEqual([each["text"] for each in back["snapshot"]["room"]["messages"]],
                         ["Before"])
        _, back = self.resume(after=self.ana.joined["seq"])
        self.assertIsNotNone(back["snapshot"])

    def test_an_after_from_the_future_gives_a_snapshot(self):
        _, back = self.resume(after=10**9, view=self.ana.joined["view"])
        self.assertIsNotNone(back["snapshot"])

    def test_joining_again_on_the_same_connection_is_coming_back(self):
        again = self.ana.call("session.join", session=self.session.id, key=self.ana.key)
        self.assertEqual(again["you"]["id"], self.ana.id)
        self.ana.say("Still one person")
        self.ana.settle()
        self.assertEqual(len(self.ana.told("message.posted", text="Still one person")), 1)

    def test_a_ninth_connection_ends_the_oldest(self):
        others = [self.ana.again() for _ in range(7)]
        settle(self.ana, *others)
        ninth = self.ana.again()
        self.assertEqual(self.ana.wait_for_close(), 4008)
        settle(ninth, *others)
        for tab in [ninth, *others]:
            tab.close()

    def test_who_left_may_come_back_as_themselves(self):
        self.ana.call("session.leave")
        self.fay.wait_for("participant.left", participant=self.ana.id)
        with self.ana.again() as back:
            self.assertEqual(back.id, self.ana.id)
            self.fay.wait_for("participant.back")
            back.say("Here again")


class ExactlyOnce(on_a_server.TalkCase):
    """Part 4: the same id again gets the same result, and nothing is done twice."""

    def test_a_repeated_request_has_one_effect_and_one_result(self):
        first = self.ana.call_as("t-1", "message.post", room="main", text="Once")
        again = self.ana.call_as("t-1", "message.post", text="Once", room="main")
        with self.ana.again() as tab:
            third = tab.call_as("t-1", "message.post", room="main", text="Once")
        self.assertEqual((again, third), (first, first))
        settle(self.ana, self.fay)
        for person in (self.ana, self.fay):
            self.assertEqual(len(person.told("message.posted", text="Once")), 1)

    def test_an_id_is_not_used_for_something_else(self):
        self.ana.call_as("t-2", "message.post", room="main", text="This")
        for method, params in (("message.post", {"room": "main", "text": "That"}),
                               ("hand.raise", {})):
            with self.assertRaises(Refused) as caught:
                self.ana.call_as("t-2", method, **params)
            refused = caught.exception
            self.assertEqual((refused.code, refused.reason, refused.field),
                             (-32600, "invalid_request", "id"))

    def test_ids_of_two_people_do_not_meet(self):
        self.ana.call_as("same", "message.post", room="main", text="From Ana")
        self.fay.call_as("same", "message.post", room="main", text="From Fay")
        self.ana.wait_for("message.posted", text="From Fay")

    def test_a_refusal_is_not_remembered(self):
        with self.assertRaises(Refused):
            self.ana.call_as("t-3", "message.post", room="main", text=" ")
        self.ana.call_as("t-3", "message.post", room="main", text="Now with words")

    def test_repeats_are_not_counted_as_too_fast(self):
        first = self.ana.call_as("t-4", "message.post", room="main", text="Again and again")
        for _ in range(60):
            self.assertEqual(self.ana.call_as("t-4", "message.post", room="main",
                                              text="Again and again"), first)

    def test_an_anonymous_card_is_known_by_its_key(self):
        self.fay.call("board.open")
        card = {"column": "learn", "text": "To ask", "author_key": new_key()}
        first = self.ana.call("card.add", **card)
        again = self.ana.call("card.add", **card)
        self.assertEqual(again["card"], first["card"])
        settle(self.fay)
        self.assertEqual(len(self.fay.told("card.added")), 1)

    def test_a_reply_comes_after_what_it_caused(self):
        said = self.ana.say("Before the reply")
        messages = self.ana.messages
        names = [message.get("method") or message.get("result", {}).get("message")
                 for message in messages]
        self.assertLess(names.index("message.posted"), names.index(said["message"]))

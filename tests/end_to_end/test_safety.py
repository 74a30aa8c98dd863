"""Quiet rooms, what people tell the staff alone, and the lobby: over the wire, in every tab and after
every return, also when the server was killed in between."""
import unittest

from definitions import talk
from server_under_test import Server
from wire_client import Client, Person, settle


class Safety(unittest.TestCase):
    def setUp(self):
        self.server = Server()
        self.addCleanup(self.server.close)

    def a_talk(self, **settings):
        self.session = self.server.make_session(talk(settings=settings) if settings else talk())
        self.fay, self.mo = self.session.facilitator(), self.session.moderator()
        for person in (self.fay, self.mo):
            self.addCleanup(person.close)
        self.fay.call("session.open")

    def attendees(self, *names):
        people = self.session.attendees(*names)
        for person in people:
            self.addCleanup(person.close)
        return people

    def back(self, person):
        again = Person(self.server, person.secret, person.key)
        self.addCleanup(again.close)
        return again

    def kill(self):
        self.server.kill()
        self.server.start()

    def resumed(self, person):
        """On another connection, with what came since, and no snapshot."""
        client = Client(self.server)
        self.addCleanup(client.close)
        joined = client.call("session.join", session=person.session, key=person.key,
                             after=person.joined["seq"], view=person.joined["view"])
        self.assertIsNone(joined.get("snapshot"))
        return client

    def assert_told_nothing(self, people, *words):
        settle(*people)
        for person in people:
            for word in words:
                self.assertFalse(person.ever_saw(word), f"{person.name} was told {word}")

    def test_a_quiet_room_holds_in_every_tab_by_resume_and_for_who_comes_later(self):
        self.a_talk()
        ana, eve = self.attendees("Ana", "Eve")
        self.mo.call("room.mute", room="main", reason="Breathe")
        self.assertNotIn("by", ana.wait_for("room.muted"))
        self.kill()
        late, tab = self.back(eve), self.back(ana)
        self.assertEqual(late.snapshot["session"]["mutes"][0]["reason"], "Breathe")
        for person in (late, tab, self.resumed(tab)):
            refused = person.refusal("message.post", room="main", text="I say")
            self.assertEqual((refused.reason, "until" in refused.data), ("muted", False))
            self.assertTrue(person.call("staff.write", text="May I?")["letter"])
        mo = self.back(self.mo)
        mo.say("Only staff")
        mo.call("room.unmute", room="all")
        late.say("Heard again")

    def test_a_flag_reaches_staff_alone_and_nobody_reads_who_told_about_staff(self):
        self.a_talk()
        ana, bea, eve = self.attendees("Ana", "Bea", "Eve")
        said = eve.say("hurtful")["message"]
        first = ana.call("flag.raise", target=said, note="note-of-ana")["flag"]
        second = ana.call("flag.raise", target=self.mo.id, note="about-mo")["flag"]
        for staff in (self.fay, self.mo):
            told = staff.wait_for("flag.raised", flag=first)
            self.assertEqual((told["from"]["id"], told["words"][-1]["text"]), (ana.id, "hurtful"))
            self.assertNotIn("from", staff.wait_for("flag.raised", flag=second))
        self.assertEqual(set(ana.wait_for("flag.raised", flag=second)),
                         {"seq", "at", "flag", "target", "mine"})
        self.assert_told_nothing([bea, eve], "flag.raised", "note-of-ana", "about-mo")
        self.kill()
        fay, mo, ana, bea, eve = map(self.back, (self.fay, self.mo, ana, bea, eve))
        for staff in (fay, mo):
            flags = staff.snapshot["staff_only"]["flags"]
            self.assertEqual([flag.get("from", {}).get("id") for flag in flags], [ana.id, None])
        self.assertEqual(mo.refusal("flag.resolve", flag=second, outcome="No").reason, "not_allowed")
        fay.call("flag.resolve", flag=second, outcome="We-spoke")
        self.assertEqual(ana.wait_for("flag.resolved", flag=second)["outcome"], "We-spoke")
        self.assert_told_nothing([bea, eve], "flag.resolved", "note-of-ana", "about-mo", "We-spoke")

    def test_letters_and_notes_are_read_by_whom_they_are_for(self):
        self.a_talk()
        ana, bea = self.attendees("Ana", "Bea")
        ana.call("staff.write", text="letter-of-ana")
        self.mo.call("staff.write", text="answer-of-mo", participant=ana.id)
        self.mo.call("staff.note", text="note-of-mo")
        ana.wait_for("staff.written", text="answer-of-mo")
        self.fay.wait_for("staff.noted", text="note-of-mo")
        refused = bea.refusal("staff.write", text="Me too", participant=ana.id)
        self.assertEqual(refused.reason, "not_allowed")
        self.kill()
        fay, ana, bea = map(self.back, (self.fay, ana, bea))
        texts = [each["text"] for each in fay.snapshot["staff_only"]["threads"][0]["letters"]]
        self.assertEqual(texts, ["letter-of-ana", "answer-of-mo"])
        self.assertEqual([each["text"] for each in ana.snapshot["me"]["letters"]], texts)
        self.assert_told_nothing([ana], "note-of-mo")
        self.assert_told_nothing([bea], "letter-of-ana", "answer-of-mo", "note-of-mo")

    def test_who_waits_at_the_door_is_told_nothing_and_who_was_sent_away_stays_away(self):
        self.a_talk(lobby="admit")
        ana, eve = self.attendees("Ana", "Eve")
        self.fay.say("inside-words")
        self.fay.call("participant.refuse", participants=[eve.id])
        self.assertEqual(eve.wait_for_close(), 4003)
        self.kill()
        fay, waiting = self.back(self.fay), self.back(ana)
        self.assertTrue(waiting.snapshot["me"]["waiting"])
        self.assertEqual([each["id"] for each in fay.snapshot["staff_only"]["lobby"]], [ana.id])
        self.assertFalse(waiting.ever_saw("inside-words"))
        stranger = Client(self.server)
        self.addCleanup(stranger.close)
        refused = stranger.refusal("session.join", link=eve.secret, key=eve.key, name="Eve")
        self.assertEqual(refused.reason, "removed")
        fay.call("participant.admit", participants=[ana.id])
        inside = waiting.wait_for("participant.admitted")["snapshot"]
        self.assertEqual(inside["room"]["messages"][-1]["text"], "inside-words")

    def test_what_was_hidden_is_shown_again_from_the_log_also_after_a_kill(self):
        self.a_talk()
        ana, = self.attendees("Ana")
        message = ana.say("Her name")["message"]
        self.mo.call("message.hide", message=message, reason="a name")
        refused = self.fay.refusal("message.hide", message=message)
        self.assertEqual((refused.reason, refused.data["by"]["id"]), ("already_done", self.mo.id))
        self.assertIn("has hidden it already", str(refused))
        self.kill()
        mo = self.back(self.mo)
        hiding = mo.call("moderation.log")["acts"][-1]
        self.assertEqual((hiding["what"], hiding["hidden"]), ("message.hidden", message))
        mo.call("message.unhide", message=message)
        acts = mo.call("moderation.log")["acts"]
        self.assertEqual([act["what"] for act in acts[-2:]], ["message.hidden", "message.unhidden"])
        self.assertFalse([act for act in acts if "hidden" in act])

    def test_what_staff_did_is_told_to_staff_in_order_and_also_after_a_kill(self):
        self.a_talk()
        ana, = self.attendees("Ana")
        self.mo.call("participant.mute", participant=ana.id, reason="Too loud")
        self.fay.call("room.mute", room="all")
        self.kill()
        mo = self.back(self.mo)
        acts = mo.call("moderation.log")["acts"]
        muted = next(act for act in acts if act["what"] == "participant.muted")
        self.assertEqual((muted["by"]["id"], muted["on"]["id"], muted["reason"]),
                         (self.mo.id, ana.id, "Too loud"))
        self.assertEqual((acts[0]["what"], acts[0]["by"]["id"]), ("session.opened", self.fay.id))
        self.assertEqual((acts[-1]["what"], acts[-1]["by"]["id"]), ("room.muted", self.fay.id))
        self.assertEqual(sorted(act["act"] for act in acts), [act["act"] for act in acts])
        latest = mo.call("moderation.log", limit=1)
        self.assertEqual(([act["what"] for act in latest["acts"]], latest["more"]),
                         (["room.muted"], True))


if __name__ == "__main__":
    unittest.main()

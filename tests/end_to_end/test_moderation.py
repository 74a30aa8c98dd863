"""Keeping people safe: what staff decide holds in every tab and after every return."""

import on_a_server
from definitions import talk
from wire_client import settle

SPEAKING = (("message.post", {"room": "main", "text": "I say"}),
            ("profile.update", {"name": "I say"}),
            ("card.add", {"column": "learn", "text": "I say"}))


class Moderation(on_a_server.TestCase):
    def setUp(self):
        self.session = self.server.make_session(talk())
        self.fay, self.mo = self.session.facilitator(), self.session.moderator()
        self.fay.call("session.open")
        self.fay.call("board.open")
        self.ana, self.eve = self.session.attendees("Ana", "Eve")
        for person in (self.fay, self.mo, self.ana, self.eve):
            self.addCleanup(person.close)

    def assert_silenced(self, person):
        for method, params in SPEAKING:
            refused = person.refusal(method, **params)
            self.assertEqual((refused.code, refused.reason), (1007, "muted"), method)

    def test_a_muted_participant_cannot_post_even_after_rejoining_or_in_a_second_tab(self):
        tab = self.eve.again()
        self.mo.call("participant.mute", participant=self.eve.id, reason="Too loud")
        for own in (self.eve, tab):
            muted = own.wait_for("participant.muted", participant=self.eve.id)
            self.assertNotIn("by", muted)
            self.assert_silenced(own)
        self.eve.close()
        tab.close()
        with self.eve.again() as back:
            self.assertIn("muted", back.snapshot["me"])
            self.assert_silenced(back)
            back.call("session.leave")
        with self.eve.again() as back:
            self.assert_silenced(back)
            self.assertTrue(back.call("help.request", kind="question")["help"])
            self.mo.call("participant.unmute", participant=self.eve.id)
            back.wait_for("participant.unmuted")
            back.say("Heard again")
        self.ana.wait_for("message.posted", text="Heard again")
        settle(self.ana)
        self.assertEqual(self.ana.told("participant.muted"), [])

    def test_a_mute_for_a_time_says_until_when(self):
        self.mo.call("participant.mute", participant=self.eve.id, for_s=30)
        muted = self.eve.wait_for("participant.muted")
        refused = self.eve.refusal("message.post", room="main", text="I say")
        self.assertEqual(refused.data["until"], muted["until"])
        for wrong in (29, 86401, "30", 1.5):
            refused = self.mo.refusal("participant.mute", participant=self.eve.id, for_s=wrong)
            self.assertEqual((refused.reason, refused.field), ("invalid_params", "for_s"))

    def test_staff_act_only_on_roles_below_their_own_and_never_on_the_last_facilitator(self):
        second = self.session.moderator("Second Mo")
        for target, reason in ((self.fay, "not_allowed"), (second, "not_allowed")):
            refused = self.mo.refusal("participant.mute", participant=target.id)
            self.assertEqual(refused.reason, reason)
        self.assertEqual(self.fay.refusal("participant.remove", participant=self.fay.id).reason,
                         "not_allowed", "never the last facilitator")
        self.fay.call("participant.mute", participant=second.id)
        second.wait_for("participant.muted")
        second.close()

    def test_attendees_have_none_of_the_staffs_powers(self):
        said = self.fay.say("Hello")["message"]
        for method, params in (
                ("participant.mute", {"participant": self.eve.id}),
                ("participant.remove", {"participant": self.eve.id}),
                ("message.hide", {"message": said}), ("session.lock", {}),
                ("broadcast.send", {"text": "All"}), ("rooms.open", {"for_s": 60, "grace_s": 0}),
                ("participants.move", {"participants": [self.eve.id], "room": "main"}),
                ("agenda.go", {"to": "next"}), ("board.reveal", {}),
                ("help.claim", {"help": "h1"}), ("help.answer", {"help": "h1", "text": "No"}),
                ("help.resolve", {"help": "h1"}), ("broadcast.repeat", {"broadcast": "b1"}),
                ("hand.lower", {"participant": self.eve.id}), ("session.close", {}),
                ("message.unhide", {"message": said}), ("card.hide", {"card": "c1"}),
                ("room.mute", {"room": "all"}), ("room.unmute", {"room": "main"}),
                ("slow.set", {"every_s": 30}), ("flag.resolve", {"flag": "f1", "outcome": "No"}),
                ("staff.note", {"text": "Me too"}), ("moderation.log", {}),
                ("participant.admit", {"participants": [self.ana.id]})):
            self.assertEqual(self.ana.refusal(method, **params).reason, "not_allowed", method)

    def test_a_hidden_message_is_empty_for_all_but_staff(self):
        said = self.eve.say("hateful-words")["message"]
        self.ana.wait_for("message.posted", message=said)
        self.mo.call("message.hide", message=said, reason="for-staff-only")
        hidden = self.ana.wait_for("message.hidden", message=said)
        self.assertFalse({"by", "reason"} & set(hidden))
        self.assertEqual(self.fay.wait_for("message.hidden")["reason"], "for-staff-only")
        with self.session.attendee("Newcomer") as late:
            shown = late.snapshot["room"]["messages"][-1]
            self.assertEqual((shown["text"], shown["hidden"]), ("", True))
            page = late.call("history.read")["messages"]
            self.assertEqual([each["text"] for each in page], [""])
            self.assertFalse(late.ever_saw("hateful-words"))
        staff = self.mo.fresh_snapshot()["room"]["messages"][-1]
        self.assertEqual((staff["text"], staff["hidden_by"]["id"]), ("hateful-words", self.mo.id))
        settle(self.ana, self.eve)
        self.assertFalse(self.ana.ever_saw("for-staff-only") or self.eve.ever_saw("for-staff-only"))

    def test_a_deleted_message_is_gone_from_history_and_snapshots(self):
        said = self.eve.say("taken-back")["message"]
        self.eve.call("message.delete", message=said)
        self.ana.wait_for("message.deleted", message=said)
        with self.session.attendee("Newcomer") as late:
            self.assertTrue(late.snapshot["room"]["messages"][-1]["deleted"])
            late.call("history.read")
            self.assertFalse(late.ever_saw("taken-back"))
        self.assertNotIn("taken-back", str(self.fay.fresh_snapshot()))

    def test_whoever_is_removed_goes_from_every_tab(self):
        tab = self.eve.again()
        self.mo.call("participant.remove", participant=self.eve.id, ban=True)
        self.assertEqual((self.eve.wait_for_close(), tab.wait_for_close()), (4003, 4003))
        self.fay.wait_for("participant.removed", participant=self.eve.id)
        roster = self.fay.fresh_snapshot()["staff_only"]["roster"]
        self.assertNotIn(self.eve.id, [row["id"] for row in roster])

    def test_the_roster_and_private_matters_reach_staff_alone(self):
        self.eve.call("help.request", kind="unsafe", text="words-for-staff")
        self.eve.call("hand.raise")
        for person in (self.fay, self.mo):
            person.wait_for("help.requested", text="words-for-staff")
            person.wait_for("hand.raised", participant=self.eve.id)
        settle(self.ana)
        self.assertFalse(self.ana.ever_saw("words-for-staff"))
        self.assertEqual(self.ana.told("hand.raised") + self.ana.told("participant.joined"), [])

"""A whole chat over raw sockets: one facilitator, one moderator, six attendees, all the steps.

Words said in a breakout carry a mark of their own; at the end every frame that anybody received is
searched for them.
"""

import on_a_server
from definitions import EMOJI, whole_chat
from wire_client import new_key, settle


class WholeChat(on_a_server.TestCase):
    def setUp(self):
        definition = whole_chat()
        definition["agenda"][3]["rooms"]["grace_s"] = 5
        session = self.server.make_session(definition)
        self.fay, self.mo = session.facilitator(), session.moderator()
        self.attendees = session.attendees("Ana", "Bo", "Cy", "Di", "Eve", "Flo")
        self.ana, self.bo = self.attendees[:2]
        self.everyone = [self.fay, self.mo, *self.attendees]
        self.secrets_of_rooms = {}  # words: who may have heard them
        for person in self.everyone:
            self.addCleanup(person.close)

    def all_are_told(self, method, people=None, **match):
        return [person.wait_for(method, **match) for person in people or self.everyone]

    def others(self, *people):
        return [person for person in self.everyone if person not in people]

    def nobody_else_saw(self, words, *people):
        settle(*self.everyone)
        heard = {person.name for person in self.everyone if person.ever_saw(words)}
        self.assertEqual(heard, {person.name for person in people}, words)

    def go_on(self, step):
        self.fay.call("agenda.go", to="next")
        self.all_are_told("phase.started", phase=step)

    def test_from_the_join_link_to_the_survey(self):
        self.wait_for_the_start()
        self.check_in()
        self.talk_in_the_main_room()
        self.look_at_the_frame()
        self.talk_in_breakouts()
        self.visit_who_asks_for_help()
        self.move_and_broadcast()
        self.come_back_together()
        self.reflect()
        self.answer_and_close()
        for words, hearers in self.secrets_of_rooms.items():
            self.nobody_else_saw(words, *hearers)

    def wait_for_the_start(self):
        self.assertEqual(self.ana.refusal("message.post", room="main", text="Early").reason,
                         "wrong_phase")
        for person in (self.ana, self.mo):
            self.assertEqual(person.refusal("session.open").reason, "not_allowed")
        opened = self.fay.call("session.open")
        self.all_are_told("session.opened", seq=opened["seq"] - 1)
        self.all_are_told("phase.started", phase="check-in", seq=opened["seq"])
        self.assertEqual(self.fay.refusal("session.open").reason, "already_done")

    def check_in(self):
        named = self.ana.call("checkin.answer", text="Curious")
        told = self.all_are_told("checkin.answered", checkin=named["checkin"])
        self.assertEqual(told[0]["from"]["name"], "Ana")
        key = new_key()
        hidden = self.bo.call("checkin.answer", text="Nervous", author_key=key)
        for told in self.all_are_told("checkin.answered", text="Nervous"):
            self.assertIsNone(told.get("from"))
            self.assertEqual(told["at"] % 60000, 0, "no exact time")
        again = self.bo.call("checkin.answer", text="Less nervous", author_key=key)
        self.assertEqual(again["checkin"], hidden["checkin"])
        self.all_are_told("checkin.answered", text="Less nervous", checkin=hidden["checkin"])
        self.ana.call("assumptions.accept", index=1, on=True)
        self.all_are_told("assumption.accepted", [self.ana, self.fay, self.mo],
                          participant=self.ana.id, index=1, on=True)
        settle(*self.everyone)
        self.assertEqual(self.bo.told("assumption.accepted"), [])

    def talk_in_the_main_room(self):
        self.go_on("topic")
        self.assertEqual(self.fay.refusal("agenda.go", to="next", **{"from": "check-in"}).reason,
                         "already_done")
        self.assertEqual(self.ana.refusal("checkin.answer", text="Late").reason, "wrong_phase")
        said = self.ana.say("Good morning.")["message"]
        self.bo.call_patiently("message.post", room="main", text="Morning, Ana", reply_to=said)
        self.all_are_told("message.posted", text="Morning, Ana", reply_to=said)
        self.ana.call("message.edit", message=said, text="Good morning, all.")
        self.all_are_told("message.edited", message=said, text="Good morning, all.")
        self.assertEqual(self.bo.refusal("message.edit", message=said, text="Mine").reason,
                         "not_allowed")
        self.bo.call("message.react", message=said, emoji=EMOJI, on=True)
        self.all_are_told("message.reacted", message=said, emoji=EMOJI, count=1)
        self.ana.call("hand.raise")
        self.all_are_told("hand.raised", [self.fay, self.mo, self.ana], participant=self.ana.id)
        self.fay.call("hand.lower", participant=self.ana.id)
        self.ana.wait_for("hand.lowered", participant=self.ana.id)
        settle(self.bo)
        self.assertEqual(self.bo.told("hand.raised"), [])

    def look_at_the_frame(self):
        self.go_on("frame")
        self.fay.call("stage.show", show="frame")
        self.all_are_told("stage.shown", show="frame")
        self.assertEqual(self.fay.refusal("stage.show", show="slide:9").reason, "not_found")
        self.assertEqual(self.fay.refusal("stage.show", show="film").field, "show")
        self.assertEqual(self.mo.refusal("stage.show", show="none").reason, "not_allowed")

    def talk_in_breakouts(self):
        self.go_on("breakouts")
        opened = self.all_are_told("rooms.opened")
        self.assertEqual([len(each["rooms"]) for each in opened], [2] * 8)
        self.assertIn("assigned", opened[0])
        self.assertNotIn("assigned", opened[2])
        self.rooms = {room["room"]: [] for room in opened[0]["rooms"]}
        for person in self.attendees:
            entered = person.wait_for("room.entered", why="opened")
            self.rooms[entered["room"]["id"]].append(person)
        self.assertEqual([len(people) for people in self.rooms.values()], [3, 3])
        for room, people in self.rooms.items():
            for person in people:
                words = f"said-in-{room}-by-{person.name}"
                person.say(words, room)
                self.secrets_of_rooms[words] = list(people)
            self.all_are_told("message.posted", people, text=words, room=room)
        first, second = self.rooms
        speaker = self.rooms[first][0]
        for elsewhere in ("main", second):
            self.assertEqual(speaker.refusal("message.post", room=elsewhere, text="Over").reason,
                             "not_allowed")
        self.fay.wait_for("room.pulse")

    def visit_who_asks_for_help(self):
        room, people = next(iter(self.rooms.items()))
        asking = people[0]
        asked = asking.call("help.request", kind="conflict", text="We are stuck")
        self.assertEqual(asking.refusal("help.request", kind="question").reason, "already_done")
        self.all_are_told("help.requested", [self.fay, self.mo, asking], help=asked["help"],
                          room=room, kind="conflict")
        self.all_are_told("help.requested", people, help=asked["help"], kind="conflict")
        self.assertEqual([told.get("from") for told in people[1].told("help.requested")], [None])
        self.nobody_else_saw("We are stuck", self.fay, self.mo, asking)
        self.fay.call("help.claim", help=asked["help"])
        late = self.mo.refusal("help.claim", help=asked["help"])
        self.assertEqual((late.reason, late.data["by"]["id"]), ("already_done", self.fay.id))
        self.fay.call("help.answer", help=asked["help"], text="on-my-way-to-you")
        self.all_are_told("help.answered", [*people, self.mo], help=asked["help"])
        self.nobody_else_saw("on-my-way-to-you", *people, self.fay, self.mo)
        self.fay.call("room.visit", room=room)
        entered = self.fay.wait_for("room.entered", why="visit")
        self.assertEqual((entered["room"]["id"], entered["room"]["messages"]), (room, []))
        for person in people:
            moved = person.wait_for("participant.moved", why="visit", room=room)
            self.assertEqual(moved["participant"]["id"], self.fay.id)
        words = f"said-in-{room}-while-fay-listens"
        asking.say(words, room)
        self.secrets_of_rooms[words] = [*people, self.fay]
        self.fay.wait_for("message.posted", text=words)
        self.fay.call("help.resolve", help=asked["help"])
        asking.wait_for("help.resolved", help=asked["help"])
        self.fay.call("room.visit", room="main")
        after = f"said-in-{room}-after-fay-left"
        people[1].say(after, room)
        self.secrets_of_rooms[after] = list(people)
        settle(*self.everyone)
        outside = [person for person in self.attendees if person not in people]
        for person in outside:
            self.assertEqual(person.told("help.requested") + person.told("help.resolved"), [])

    def move_and_broadcast(self):
        (left, left_people), (entered, entered_people) = self.rooms.items()
        moving = left_people[2]
        self.fay.call("participants.move", participants=[moving.id], room=entered)
        told = moving.wait_for("room.entered", why="moved")
        self.assertEqual((told["room"]["id"], told["by"]["id"]), (entered, self.fay.id))
        self.assertEqual(told["room"]["messages"], [], "from one's own entry on")
        moved = left_people[0].wait_for("participant.moved", why="moved")
        self.assertIsNone(moved.get("room"), "those left behind are not told where to")
        left_people.remove(moving)
        entered_people.append(moving)
        words = f"said-in-{entered}-after-the-move"
        moving.say(words, entered)
        self.secrets_of_rooms[words] = list(entered_people)
        self.assertEqual(moving.refusal("message.post", room=left, text="Back").reason,
                         "not_allowed")
        whole = self.mo.call("broadcast.send", text="Five minutes to go")["broadcast"]
        self.all_are_told("broadcast.sent", broadcast=whole)
        part = self.mo.call("broadcast.send", text="only-for-one-room", rooms=[left])
        self.all_are_told("broadcast.sent", left_people, broadcast=part["broadcast"])
        self.nobody_else_saw("only-for-one-room", *left_people, self.fay, self.mo)
        self.ana.call("broadcast.ack", broadcast=whole)
        self.all_are_told("broadcast.acked", [self.fay, self.mo, self.ana], broadcast=whole,
                          participant=self.ana.id, room=self.ana.room)
        self.assertEqual(self.bo.told("broadcast.acked"), [])
        self.fay.wait_for("broadcast.seen")
        figures = {each["broadcast"]: each["rooms"].values()
                   for each in self.fay.fresh_snapshot()["live"]["seen"]}[whole]
        self.assertEqual([sum(each) for each in zip(*figures)],
                         [len(self.everyone) - 1, len(self.everyone) - 1, 1])
        self.mo.call("broadcast.repeat", broadcast=whole)
        waiting = [person for person in self.everyone if person is not self.ana]
        self.all_are_told("broadcast.sent", waiting, broadcast=whole, again=True)
        settle(self.ana)
        self.assertEqual([told for told in self.ana.told("broadcast.sent") if told.get("again")],
                         [])
        self.assertEqual(entered_people[0].refusal("broadcast.ack",
                                                   broadcast=part["broadcast"]).reason, "not_found")

    def come_back_together(self):
        for room, people in self.rooms.items():
            people[0].call("takeaway.add", text=f"takeaway-of-{room}")
            self.all_are_told("takeaway.added", [*people, self.fay, self.mo], room=room)
            self.nobody_else_saw(f"takeaway-of-{room}", *people, self.fay, self.mo)
        self.fay.call("agenda.extend", by_s=60)
        self.all_are_told("rooms.extended")
        self.fay.call("agenda.go", to="next")
        closing = self.all_are_told("rooms.closing")[0]
        self.assertEqual(closing["next"]["phase"], "debrief")
        room, people = next(iter(self.rooms.items()))
        words = f"said-in-{room}-in-the-grace"
        people[0].say(words, room)
        self.secrets_of_rooms[words] = list(people)
        for person in self.everyone:
            started = person.wait_for("phase.started", phase="debrief")
            self.assertGreaterEqual(started["started_at"], closing["next"]["at"])
            shown = {row["room"]: [each["text"] for each in row["takeaways"]]
                     for row in started["debrief"]}
            self.assertEqual(shown, {each: [f"takeaway-of-{each}"] for each in self.rooms})
        self.all_are_told("rooms.closed")
        for person in self.attendees:
            self.assertEqual(person.wait_for("room.entered", why="closed")["room"]["id"], "main")
        self.assertEqual(people[0].refusal("message.post", room=room, text="Still").reason,
                         "room_closed")
        self.bo.say("Together again")
        self.all_are_told("message.posted", text="Together again", room="main")

    def reflect(self):
        self.go_on("reflection")
        self.all_are_told("board.opened")
        named = self.ana.call("card.add", column="learn", text="card-named")["card"]
        key = new_key()
        self.bo.call("card.add", column="unlearn", text="card-anonymous", author_key=key)
        self.all_are_told("card.added", [self.fay, self.mo, self.ana], text="card-named")
        self.nobody_else_saw("card-named", self.fay, self.mo, self.ana)
        self.nobody_else_saw("card-anonymous", self.fay, self.mo)
        hidden = self.fay.wait_for("card.added", text="card-anonymous")
        self.assertIsNone(hidden.get("from"))
        self.bo.call("card.edit", card=hidden["card"], text="card-anonymous-2", author_key=key)
        self.fay.wait_for("card.edited", card=hidden["card"], text="card-anonymous-2")
        self.assertEqual(self.ana.refusal("card.support", card=hidden["card"], on=True).reason,
                         "not_found")
        self.fay.call("board.reveal")
        for told in self.all_are_told("board.revealed"):
            cards = {card["text"]: card.get("from") for card in told["cards"]}
            self.assertEqual(set(cards), {"card-named", "card-anonymous-2"})
            self.assertEqual(cards["card-named"]["id"], self.ana.id)
            self.assertIsNone(cards["card-anonymous-2"])
        self.bo.call("card.support", card=named, on=True)
        supported = self.all_are_told("card.supported", card=named, on=True, count=1)
        names = [told.get("participant") for told in supported]
        self.assertEqual(names, [self.bo.id if person is self.bo else None
                                 for person in self.everyone])

    def answer_and_close(self):
        self.go_on("survey")
        answers = {"safe": 5, "again": 4}
        self.ana.call("survey.submit", answers=answers, may_quote="named", quote="quote-of-ana",
                      author_key=new_key())
        for wrong, field in (({"safe": 6}, "answers"), ({"other": 3}, "answers")):
            refused = self.bo.refusal("survey.submit", answers=wrong, may_quote="no",
                                      author_key=new_key())
            self.assertEqual((refused.reason, refused.field), ("invalid_params", field))
        self.fay.wait_for("counts", survey=1)
        self.assertEqual(self.mo.refusal("session.close").reason, "not_allowed")
        self.fay.call("session.close")
        self.all_are_told("session.closing")
        self.bo.call("survey.submit", answers={"safe": 2}, may_quote="no", author_key=new_key())
        self.nobody_else_saw("quote-of-ana")
        for person in (self.ana, self.mo, self.fay):
            self.assertEqual(person.refusal("message.post", room="main", text="Late").reason,
                             "wrong_phase")

"""A session as the contract describes it, folded from what was told and answered: who is where,
what was said there, and who is to be told of it. Written from protocol/README.md; it shares nothing
with the server."""
from dataclasses import dataclass, field


@dataclass
class Place:
    room: str = "main"
    entered: int = 0
    before: str = None  # The room before this one.


@dataclass
class Message:
    message: str
    room: str
    seq: int
    whose: str
    text: str
    deleted: bool = False
    reactions: dict = field(default_factory=dict)  # emoji: people

    def shown(self):
        counts = tuple(sorted((emoji, len(by)) for emoji, by in self.reactions.items() if by))
        return (self.message, self.whose, self.text, self.deleted, counts)


class Model:
    def __init__(self, roles):
        self.roles = roles        # person's id: role
        self.places = {person: Place() for person in roles}
        self.messages = {}        # id: Message
        self.by_room = {"main": []}
        self.takeaways = {}       # id: [room, whose, text], of the latest round
        self.cards = {}           # id: [whose, text]
        self.helps = {}           # id: (whose, the room that knows of it)
        self.board_shown = self.debrief_shown = False
        self.rounds = 0

    # --- what happens ---------------------------------------------------------------------------

    def enter(self, person, seq, room):
        before = self.places[person]
        if before.entered != seq:
            self.places[person] = Place(room, seq, before.room)

    def apply(self, seq, event, told):
        change = getattr(self, "_" + event.replace(".", "_"), None)
        if change:
            change(seq, told)

    def _rooms_opened(self, _, __):
        self.rounds += 1
        self.takeaways, self.debrief_shown = {}, False

    def _rooms_closed(self, seq, told):
        for person, place in list(self.places.items()):
            if told.get("rooms") and place.room in told["rooms"]:
                self.enter(person, seq, "main")
        for each, (whose, room) in list(self.helps.items()):
            if room in told.get("rooms", []):
                self.helps[each] = (whose, "main")

    def _phase_started(self, _, told):
        if told["phase"] == "debrief" and self.rounds:
            self.debrief_shown = True

    def _board_revealed(self, _, __):
        self.board_shown = True

    def _message_posted(self, seq, told):
        posted = Message(told["message"], told["room"], seq, told["from"], told["text"])
        self.messages[posted.message] = posted
        self.by_room.setdefault(posted.room, []).append(posted)

    def _message_edited(self, _, told):
        if told["message"] in self.messages:
            self.messages[told["message"]].text = told["text"]

    def _message_deleted(self, _, told):
        if message := self.messages.get(told["message"]):
            message.text, message.deleted, message.reactions = "", True, {}

    def _message_reacted(self, _, told):
        if message := self.messages.get(told["message"]):
            by = message.reactions.setdefault(told["emoji"], set())
            (by.add if told["on"] else by.discard)(told["participant"])

    def _help_requested(self, _, told):
        room = "main" if told["kind"] == "unsafe" else told["room"]
        self.helps[told["help"]] = (told.get("from"), room)

    def _takeaway_added(self, _, told):
        room = told.get("room") or self.places[told["from"]].room
        self.takeaways[told["takeaway"]] = [room, told["from"], told["text"]]

    def _takeaway_edited(self, _, told):
        if told["takeaway"] in self.takeaways:
            self.takeaways[told["takeaway"]][2] = told["text"]

    def _takeaway_removed(self, _, told):
        self.takeaways.pop(told["takeaway"], None)

    def _card_added(self, _, told):
        self.cards[told["card"]] = [told.get("from"), told["text"]]

    def _card_edited(self, _, told):
        if told["card"] in self.cards:
            self.cards[told["card"]][1] = told["text"]

    def _card_removed(self, _, told):
        self.cards.pop(told["card"], None)

    # --- who sees what --------------------------------------------------------------------------

    def is_staff(self, person):
        return self.roles[person] != "attendee"

    def sees_message(self, person, message):
        place = self.places[person]
        return place.room == message.room and (place.room == "main" or
                                               place.entered < message.seq)

    def messages_for(self, person):
        return [message for message in self.by_room.get(self.places[person].room, [])
                if self.sees_message(person, message)]

    def cards_for(self, person):
        return {card: tuple(self.cards[card]) for card in self.cards
                if self.board_shown or self.is_staff(person) or self.cards[card][0] == person}

    def takeaways_in(self, room):
        return [(takeaway, text) for takeaway, (where, _, text) in self.takeaways.items()
                if where == room and room != "main"]

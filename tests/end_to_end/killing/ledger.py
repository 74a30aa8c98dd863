"""What is known of one session outside the server: each request and what came of it, and all that
anybody was told. Nothing here is forgotten when the server dies."""
import re
import sys
from dataclasses import dataclass, field

# Words that are said once in all the world: "say" of messages, which are erased when the session
# closes, "note" of what its record keeps.
WORDS = re.compile(r"\b(?:say|note)-[0-9a-f]{6}-\d+\b")

# What is told to some in another form than to others.
VARIES = {"card.supported": {"participant"}, "rooms.opened": {"assigned"},
          "board.revealed": {"cards"}, "participant.moved": {"room"}}


class Faults:
    KINDS = ("missing", "doubled", "out of order", "seen by who may not")

    def __init__(self):
        self.told = {kind: [] for kind in self.KINDS}

    def note(self, kind, what):
        self.told[kind].append(what)

    def count(self, kind):
        return len(self.told[kind])

    def __bool__(self):
        return any(self.told.values())

    def __str__(self):
        return "\n".join(f"{kind}: {what}" for kind, all_told in self.told.items()
                         for what in all_told[:8])


@dataclass(repr=False)
class Ask:
    """A request. It keeps its id until it is answered, however often it is sent."""
    person: object
    request_id: str
    method: str
    params: dict
    words: str = None
    blind: bool = False  # Of an anonymous item: recognised by its key, and not by its id.
    result: dict = None
    refused: str = None
    sent: int = 0

    def __repr__(self):
        return f"{self.method} {self.params} of {self.person}, {self.request_id}"


@dataclass
class Stretch:
    """What one connection told one person, without a gap: all that is theirs in (after, upto]."""
    person: object
    after: int
    upto: int = 0
    floor: int = 0  # Nothing up to here may follow.
    received: dict = field(default_factory=dict)  # seq: method; without `room.entered`


@dataclass
class Shown:
    """What one snapshot showed."""
    person: object
    seq: int
    room: str
    entered: int
    messages: list
    takeaways: list
    cards: list
    roster: dict


def plain(value):
    """A person's id instead of the person: of them some are told more than others."""
    if isinstance(value, dict):
        if "role" in value and "id" in value:
            return value["id"]
        return {name: plain(each) for name, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, list) else value


def message_shown(message):
    """As the model holds it: id, author, words, and who reacted how often."""
    reactions = tuple(sorted((each["emoji"], each["count"]) for each in message["reactions"]))
    return (message["message"], message["from"]["id"], sys.intern(message["text"]),
            bool(message.get("deleted")), reactions)


class Ledger:
    def __init__(self, session, faults):
        self.session = session
        self.faults = faults
        self.people = {}     # id: somebody
        self.asks = []       # all that were answered
        self.acked = {}      # seq: the request that made it
        self.news = {}       # seq: (method, what is the same for all who are told)
        self.stays = {}      # person's id: {seq: room entered with it}
        self.stretches = []
        self.shown = []
        self.heard = {}      # person's id: words
        self.count = 0
        self.told_count = 0

    # --- requests -------------------------------------------------------------------------------

    def new_words(self, kind):
        self.count += 1
        return f"{kind}-{self.session.mark}-{self.count}"

    def acknowledged(self, ask, result):
        if ask.result is not None:
            return self._same_again(ask, result)
        ask.result = result
        self.asks.append(ask)
        if ask.blind:
            return None
        before = self.acked.setdefault(result["seq"], ask)
        if before is not ask:
            self.faults.note("doubled", f"{ask} and {before} have one seq")
        return None

    def _same_again(self, ask, result):
        if ask.blind:
            same = ask.result.get("card") == result.get("card")
        else:
            same = ask.result == result
        if not same:
            self.faults.note("doubled", f"{ask} asked again gave {result}")

    def refused(self, ask, reason):
        if ask.result is not None:
            self.faults.note("missing", f"{ask} asked again was refused: {reason}")
            return
        ask.refused = reason
        self.asks.append(ask)

    # --- what was told --------------------------------------------------------------------------

    def told(self, seq, method, params):
        self.told_count += 1
        varies = VARIES.get(method, ())
        same = {name: plain(value) for name, value in params.items()
                if name not in varies and name not in ("seq", "by") and value is not None}
        before, known = self.news.setdefault(seq, (method, same))
        changed = [name for name, value in same.items() if known.get(name, value) != value]
        if before != method or changed:
            self.faults.note("missing", f"{seq} was {before} {known}, then {method} {same}")
        known.update(same)
        self._take_moves(seq, method, params)

    def _take_moves(self, seq, method, params):
        if method == "participant.moved" and params.get("room"):
            self.entered(params["participant"]["id"], seq, params["room"])
        for person, room in params.get("assigned", []) if method == "rooms.opened" else []:
            self.entered(person, seq, room)

    def entered(self, person, seq, room):
        before = self.stays.setdefault(person, {}).setdefault(seq, room)
        if before != room:
            self.faults.note("missing", f"{person} entered {before} at {seq}, then {room}")

    def showed(self, person, seq, snapshot):
        me, room = snapshot["me"], snapshot["room"]
        staff = snapshot.get("staff_only")
        if staff is not None and person.role == "attendee":
            self.faults.note("seen by who may not", f"{person} is shown what is for staff")
        self.entered(person.id, me["entered_seq"], room["id"])
        self.shown.append(Shown(
            person, seq, room["id"], me["entered_seq"],
            [message_shown(each) for each in room["messages"]],
            [(each["takeaway"], sys.intern(each["text"])) for each in room["takeaways"]],
            [(each["card"], sys.intern(each["text"]), plain(each.get("from")))
             for each in snapshot["board"]["cards"]],
            {row["id"]: row["room"] for row in staff["roster"]} if staff else {}))

"""Goes once through all that the ledger holds of a session, in the order of the log, and notes
what does not fit: missing, doubled, seen by who may not."""
import collections

from killing.audience import audience
from killing.derived import ALWAYS, explained, unseen_events
from killing.ledger import WORDS
from killing.model import Model

CARDS_SHOWN, MESSAGES_SHOWN = 300, 100


def number(item):
    return int(item[1:])


class Verdict:
    def __init__(self, ledger):
        self.ledger, self.faults = ledger, ledger.faults
        self.model = Model({person.id: person.role for person in ledger.people.values()})
        self.anonymous = {ask.words for ask in ledger.asks if ask.blind}
        self.anonymous_cards = {ask.result["card"] for ask in ledger.asks
                                if ask.blind and ask.method == "card.add" and ask.result}
        self.may_hear = {}  # words said in a breakout: who was there
        self.refused = {ask.words for ask in ledger.asks if ask.refused and ask.words}
        self.live = []
        self.coming = collections.deque(sorted(ledger.stretches, key=lambda each: each.after))

    def go_through(self):
        for _, _, step in sorted(self._steps(), key=lambda each: each[:2]):
            step()
        self._check_words()
        self._check_history()
        for seq, (event, told) in self.ledger.news.items():
            if not explained(self.ledger, seq, event, told):
                self.faults.note("doubled", f"nobody asked for {event} {seq} {told}")
        for seq, ask in self.ledger.acked.items():
            event = self.ledger.news.get(seq, (None,))[0]
            if event and ask.method in ALWAYS and event != ALWAYS[ask.method]:
                self.faults.note("missing", f"{ask}, but {seq} is {event}")

    def _steps(self):
        """Within one seq: who moved by it, what it says, and what was shown after it."""
        for person, stays in self.ledger.stays.items():
            for seq, room in stays.items():
                yield seq, 0, lambda p=person, s=seq, r=room: self.model.enter(p, s, r)
        for seq, (event, told) in self.ledger.news.items():
            yield seq, 1, lambda s=seq, e=event, t=told: self._event(s, e, t, True)
        for seq, event, told in unseen_events(self.ledger):
            yield seq, 1, lambda s=seq, e=event, t=told: self._event(s, e, t, False)
        for shown in self.ledger.shown:
            yield shown.seq, 2, lambda each=shown: self._check_shown(each)

    # --- events ---------------------------------------------------------------------------------

    def _event(self, seq, event, told, seen):
        if event.startswith("takeaway.") and "room" not in told:
            told = {**told, "room": self._room_of_takeaway(told)}
        whose = self.model.cards.get(told.get("card"), [told.get("from")])[0]
        self.model.apply(seq, event, told)
        hears = audience(self.model, event, told, whose)
        if told.get("from") and self.anonymous.intersection(WORDS.findall(told.get("text", ""))):
            self.faults.note("seen by who may not", f"who wrote {told}")
        if hears is None:
            return
        self._note_who_may_hear(event, told, hears)
        self._begin_and_end_stretches(seq)
        must = seen or event in ALWAYS.values() and not event.startswith("card.")
        for stretch in self.live:
            self._check_told(stretch, seq, event, must, hears(stretch.person.id))

    def _room_of_takeaway(self, told):
        if told["takeaway"] in self.model.takeaways:
            return self.model.takeaways[told["takeaway"]][0]
        return self.model.places[told["from"]].room if "from" in told else None

    def _begin_and_end_stretches(self, seq):
        while self.coming and self.coming[0].after < seq:
            self.live.append(self.coming.popleft())
        self.live = [stretch for stretch in self.live if stretch.upto >= seq]

    def _check_told(self, stretch, seq, event, must, hears):
        was_told = stretch.received.get(seq) == event
        if was_told and not hears:
            self.faults.note("seen by who may not", f"{stretch.person} was told {event} {seq}")
        if hears and must and not was_told:
            self.faults.note("missing", f"{stretch.person} was not told {event} {seq}, but all "
                                        f"else in ({stretch.after}, {stretch.upto}]")

    def _note_who_may_hear(self, event, told, hears):
        if event not in ("message.posted", "message.edited"):
            return
        message = self.model.messages.get(told["message"])
        if message is None or message.room == "main":
            return
        for words in WORDS.findall(told["text"]):
            self.may_hear[words] = {person for person in self.model.roles if hears(person)}

    # --- snapshots ------------------------------------------------------------------------------

    def _check_shown(self, shown):
        person, place = shown.person, self.model.places[shown.person.id]
        if (place.room, place.entered) != (shown.room, shown.entered):
            self.faults.note("missing", f"{person} was in {place} and is in {shown.room} since "
                                        f"{shown.entered}, as shown at {shown.seq}")
            return
        messages = [each.shown() for each in self.model.messages_for(person.id)]
        self._compare(f"{person} at {shown.seq} in {shown.room}", messages[-MESSAGES_SHOWN:],
                      shown.messages)
        self._compare(f"{person} at {shown.seq}, takeaways",
                      self.model.takeaways_in(shown.room), shown.takeaways)
        self._check_cards(shown)
        for other, room in shown.roster.items():
            if other not in self.model.places:
                self.faults.note("doubled", f"{other} in the roster is nobody of ours")
            elif self.model.places[other].room != room:  # By a move of which nobody was told.
                self.model.enter(other, shown.seq, room)

    def _compare(self, where, wanted, got):
        if wanted == got:
            return
        for each in wanted:
            if each not in got:
                self.faults.note("missing", f"{where}: {each}")
        for each in got:
            if each not in wanted:
                self.faults.note("seen by who may not", f"{where}: {each}")
        if sorted(wanted) == sorted(got):
            self.faults.note("out of order", f"{where}: {got}, not {wanted}")
        elif len(set(got)) != len(got):
            self.faults.note("doubled", f"{where}: {got}")

    def _check_cards(self, shown):
        mine = self.model.cards_for(shown.person.id)
        got = {card: (whose, text) for card, text, whose in shown.cards}
        latest = sorted({*mine, *got}, key=number)[-CARDS_SHOWN:]
        for card in latest:
            where = f"{shown.person} at {shown.seq}: {card} {mine.get(card)}, {got.get(card)}"
            if card not in got:
                self.faults.note("missing", where)
            elif card not in self.anonymous_cards and got[card] != mine.get(card):
                self.faults.note("missing" if card in mine else "seen by who may not", where)
            elif card in self.anonymous_cards and got[card][0] is not None:
                self.faults.note("seen by who may not", where)

    # --- at the end -----------------------------------------------------------------------------

    def _check_words(self):
        known = {person.key: person for person in self.ledger.people.values()}
        for key, heard in self.ledger.heard.items():
            for words in heard & self.refused:
                self.faults.note("doubled", f"{words} was refused and yet heard")
            person = known[key]
            for words in heard:
                if person.id not in self.may_hear.get(words, {person.id}):
                    self.faults.note("seen by who may not", f"{person} heard {words}")

    def _check_history(self):
        wanted = [each.shown() for each in self.model.by_room["main"]]
        for person in self.ledger.people.values():
            if person.history is not None:
                self._compare(f"{person} at the end", wanted, person.history)


def check_disk(ledger, stored):
    """`stored`: the texts of all events in the log. Each of our words stands there once."""
    count = collections.Counter(words for text in stored for words in set(WORDS.findall(text)))
    for ask in ledger.asks:
        if not ask.words:
            continue
        times, wanted = count[ask.words], 1 if ask.result else 0
        if times != wanted:
            ledger.faults.note("missing" if times < wanted else "doubled",
                               f"{ask} is {times} times in the log")

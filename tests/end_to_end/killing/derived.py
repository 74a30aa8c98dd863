"""Events that nobody was told, since the server died between saving and telling, but which an
answered request implies; and events that no answered request explains."""

# Requests with one event each. Those of the first table always change something.
ALWAYS = {"message.post": "message.posted", "message.edit": "message.edited",
          "takeaway.add": "takeaway.added", "takeaway.edit": "takeaway.edited",
          "card.add": "card.added", "card.edit": "card.edited",
          "broadcast.send": "broadcast.sent", "checkin.answer": "checkin.answered",
          "rooms.plan": "rooms.planned", "rooms.open": "rooms.opened",
          "rooms.close": "rooms.closed"}
SOMETIMES = {"message.delete": "message.deleted", "message.react": "message.reacted",
             "takeaway.remove": "takeaway.removed", "card.remove": "card.removed",
             "card.support": "card.supported", "board.reveal": "board.revealed",
             "agenda.go": "phase.started"}
ONE_EVENT = {**ALWAYS, **SOMETIMES}
MOVES = {"participants.move", "room.visit", "room.choose"}


def event_of(ask):
    """What must have happened, as it would have been told to somebody who was there."""
    told = {**ask.params, **ask.result}
    if ask.method in ("message.post", "takeaway.add", "card.add") and not ask.blind:
        told["from"] = ask.person.id
    if ask.method == "message.react":
        told["participant"] = ask.person.id
    if ask.method == "agenda.go":
        told["phase"] = ask.params["to"]
    return ONE_EVENT[ask.method], told


def unseen_events(ledger):
    """(seq, event, told) of each answered request whose event nobody was told."""
    for seq, ask in ledger.acked.items():
        if seq not in ledger.news and ask.method in ONE_EVENT:
            yield seq, *event_of(ask)
    seen = {told.get("card") for event, told in ledger.news.values() if event == "card.added"}
    texts = {told["text"] for event, told in ledger.news.values() if event == "card.edited"}
    for ask in ledger.asks:
        # The seq of an answer to a repeated one is only a bound: no request id was kept for it.
        if not ask.blind or ask.result is None:
            continue
        unseen = ask.result["card"] not in seen if ask.method == "card.add" else \
            ask.params["text"] not in texts
        if unseen:
            yield ask.result["seq"], *event_of(ask)


def explained(ledger, seq, event, told):
    """Whether an answered request is behind an event of which there must be one."""
    ask = ledger.acked.get(seq)
    if event == "participant.moved":
        return any(near.method in MOVES and
                   (back == 0 or back < len(near.params.get("participants", [])))
                   for back in range(200) if (near := ledger.acked.get(seq + back)))
    if event not in ONE_EVENT.values() or event == "phase.started":
        return True
    if event.startswith("card.") and ask is None:
        return event in ("card.added", "card.edited") and "from" not in told
    return ask is not None and ONE_EVENT.get(ask.method) == event

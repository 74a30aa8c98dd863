"""Part 6 of the contract, the last column: to whom an event goes. `audience(model, ...)` is asked
after the event (but for what the event took away, which is looked up before); None: not checked."""

FOR_EVERYONE = {"session.opened", "session.locked", "session.unlocked", "phase.started",
                "rooms.opened", "rooms.closed", "board.opened", "board.revealed", "board.closed",
                "checkin.answered"}
FOR_STAFF = {"rooms.planned", "plan.changed"}
OF_MESSAGES = {"message.edited", "message.deleted", "message.reacted"}


def audience(model, event, told, card_of=None):
    """A function that says whether a person is to be told. `card_of`: whose card it is or was."""
    if event in FOR_EVERYONE:
        return lambda person: True
    if event in FOR_STAFF:
        return model.is_staff
    if event == "message.posted":
        return lambda person: model.places[person].room == told["room"]
    if event in OF_MESSAGES:
        message = model.messages.get(told["message"])
        return message and (lambda person: model.sees_message(person, message))
    if event.startswith("takeaway."):
        return of_takeaway(model, told)
    if event.startswith("card."):
        return of_card(model, card_of)
    if event in ("help.requested", "help.resolved"):
        return of_help(model, told["help"])
    if event in ("hand.raised", "hand.lowered"):
        return of_hand(model, told["participant"])
    if event == "broadcast.sent":
        return of_broadcast(model, told)
    if event == "participant.moved":
        return of_move(model, told["participant"])
    return None


def of_takeaway(model, told):
    room = told.get("room")
    return lambda person: (model.debrief_shown or model.is_staff(person) or
                           model.places[person].room == room)


def of_card(model, whose):
    return lambda person: model.board_shown or model.is_staff(person) or person == whose


def of_hand(model, whose):
    room = model.places[whose].room
    return lambda person: (model.is_staff(person) or person == whose or
                           room != "main" and model.places[person].room == room)


# The room it was asked in knows that it asked, as long as it is open.
def of_help(model, help_id):
    if help_id not in model.helps:
        return None
    whose, room = model.helps[help_id]
    return lambda person: (model.is_staff(person) or person == whose or
                           room != "main" and model.places[person].room == room)


def of_broadcast(model, told):
    rooms = told.get("rooms")
    return lambda person: (not rooms or model.is_staff(person) or
                           model.places[person].room in rooms)


# The moved are told by `room.entered`.
def of_move(model, moved):
    place = model.places[moved]
    breakouts = {place.room, place.before} - {"main"}
    return lambda person: person != moved and (model.is_staff(person) or
                                               model.places[person].room in breakouts)

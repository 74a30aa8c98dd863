"""How a facilitator leads a session: round after round, for as long as it is asked for another
step. A step that is refused is left out, as a facilitator would."""
from killing.wishes import say, words_of

ROOMS = 3
ROUND = {"for_s": 7200, "grace_s": 0}


def steps(person):
    """Each is a function that asks for the next thing; what it asks is known only then."""
    yield lambda: person.ask("session.open", {})
    while True:
        yield from round_of_breakouts(person)
        yield lambda: person.ask("agenda.go", {"to": "debrief"})
        yield from at_the_board(person)
        yield from round_of_choice(person)
        yield lambda: person.ask("board.close", {})
        yield lambda: person.ask("agenda.go", {"to": "check-in"})
        yield lambda: say(person)


def round_of_breakouts(person):
    yield lambda: person.ask("agenda.go", {"to": "topic"})
    yield lambda: person.ask("rooms.plan", {"rooms": ROOMS, "method": "random"})
    yield lambda: person.ask("plan.assign", {"participants": some(person, 1), "room": None})
    yield lambda: person.ask("rooms.open", ROUND)
    for _ in range(3):
        yield lambda: visit(person)
        yield lambda: move(person)
        yield lambda: tell_a_room(person)
        yield lambda: say(person)
    yield lambda: move(person)
    yield lambda: person.ask("rooms.close", {"grace_s": 0})


def at_the_board(person):
    yield lambda: person.ask("board.open", {})
    yield lambda: say(person)
    yield lambda: say(person)
    yield lambda: person.ask("board.reveal", {})
    yield lambda: say(person)


def round_of_choice(person):
    yield lambda: person.ask("rooms.plan", {"rooms": ROOMS, "method": "self"})
    yield lambda: person.ask("rooms.open", ROUND)
    for _ in range(3):
        yield lambda: move(person)
        yield lambda: visit(person)
    yield lambda: person.ask("rooms.close", {"grace_s": 0})


def some(person, most):
    """Attendees of the session, as many as the dice want."""
    attendees = [other.id for other in person.ledger.people.values() if other.role == "attendee"]
    return person.dice.sample(attendees, person.dice.randint(1, most))


def somewhere(person):
    return person.dice.choice([*person.memory.rooms, "main"])


def visit(person):
    person.ask("room.visit", {"room": somewhere(person)})


def move(person):
    person.ask("participants.move", {"participants": some(person, 4), "room": somewhere(person)})


def tell_a_room(person):
    if person.memory.rooms:
        words, text = words_of(person, "say")
        person.ask("broadcast.send", {"text": text,
                                      "rooms": [person.dice.choice(person.memory.rooms)]}, words)

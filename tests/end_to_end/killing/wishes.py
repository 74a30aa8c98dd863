"""What somebody who is not steering asks for: drawn by their dice from what makes sense to them.
Some of it is refused, since others were faster; then nothing may come of it."""
from definitions import EMOJI
from wire_client import new_key


def wish(person):
    """Asks for one thing, or for nothing."""
    dice, memory = person.dice, person.memory
    kinds = dict(IN_ANY_ROOM)
    if memory.room != "main":
        kinds.update(IN_A_BREAKOUT)
    if memory.board in ("open", "revealed"):
        kinds.update(AT_THE_BOARD)
    if memory.method == "self" and memory.rooms:
        kinds[choose_room] = 3
    if memory.phase == "check-in":
        kinds[check_in] = 4
    if person.role == "moderator":
        kinds.update(OF_A_MODERATOR)
    dice.choices(list(kinds), list(kinds.values()))[0](person)


def words_of(person, kind):
    """The words, and a text of some length around them."""
    words = person.ledger.new_words(kind)
    return words, f"{words} “{'wörds ' * person.dice.randrange(20)}”"


def say(person):
    words, text = words_of(person, "say")
    params = {"room": person.memory.room, "text": text}
    if person.memory.messages and person.dice.random() < 0.2:
        params["reply_to"] = person.dice.choice(person.memory.messages)[0]
    person.ask("message.post", params, words)


def own_message(person):
    own = [message for message, whose in person.memory.messages if whose == person.id]
    return person.dice.choice(own) if own else None


def edit(person):
    if message := own_message(person):
        words, text = words_of(person, "say")
        person.ask("message.edit", {"message": message, "text": text}, words)


def delete(person):
    if message := own_message(person):
        person.ask("message.delete", {"message": message})


def react(person):
    if person.memory.messages:
        person.ask("message.react", {"message": person.dice.choice(person.memory.messages)[0],
                                     "emoji": EMOJI, "on": person.dice.random() < 0.7})


def raise_or_lower_hand(person):
    person.ask("hand.lower" if person.memory.hand else "hand.raise", {})


def help_or_not(person):
    if person.memory.help:
        return person.ask("help.cancel", {})
    words, text = words_of(person, "say")
    return person.ask("help.request", {"kind": "question", "text": text}, words)


def note_takeaway(person):
    words, text = words_of(person, "note")
    person.ask("takeaway.add", {"text": text}, words)


def edit_takeaway(person):
    if person.memory.takeaways:
        words, text = words_of(person, "note")
        person.ask("takeaway.edit", {"takeaway": person.dice.choice(person.memory.takeaways),
                                     "text": text}, words)


def remove_takeaway(person):
    if person.memory.takeaways:
        person.ask("takeaway.remove", {"takeaway": person.dice.choice(person.memory.takeaways)})


def add_card(person):
    words, text = words_of(person, "note")
    params = {"column": person.dice.choice(["learn", "unlearn"]), "text": text}
    anonymous = person.dice.random() < 0.5
    if anonymous:
        params["author_key"] = new_key()
    person.ask("card.add", params, words, blind=anonymous)


def own_card(person):
    own = [card for card, whose in person.memory.cards.items() if whose == person.id]
    return person.dice.choice(own) if own else None


def edit_card(person):
    anonymous = person.take_anonymous_card() if person.dice.random() < 0.5 else None
    words, text = words_of(person, "note")
    if anonymous:
        card, key = anonymous
        person.ask("card.edit", {"card": card, "text": text, "author_key": key}, words, blind=True)
    elif card := own_card(person):
        person.ask("card.edit", {"card": card, "text": text}, words)


def remove_card(person):
    if card := own_card(person):
        person.ask("card.remove", {"card": card})


def support_card(person):
    if person.memory.cards:
        person.ask("card.support", {"card": person.dice.choice(list(person.memory.cards)),
                                    "on": person.dice.random() < 0.7})


def choose_room(person):
    person.ask("room.choose", {"room": person.dice.choice([*person.memory.rooms, "main"])})


def check_in(person):
    words, text = words_of(person, "say")
    person.ask("checkin.answer", {"text": text}, words)


def broadcast(person):
    words, text = words_of(person, "say")
    params = {"text": text}
    if person.memory.rooms and person.dice.random() < 0.5:
        params["rooms"] = [person.dice.choice(person.memory.rooms)]
    person.ask("broadcast.send", params, words)


def lock_or_unlock(person):
    person.ask(person.dice.choice(["session.lock", "session.unlock"]), {})


def ask_again(person):
    person.ask_again()


IN_ANY_ROOM = {say: 30, react: 10, edit: 5, delete: 2, raise_or_lower_hand: 1, help_or_not: 1,
               ask_again: 3}
IN_A_BREAKOUT = {note_takeaway: 5, edit_takeaway: 2, remove_takeaway: 1}
AT_THE_BOARD = {add_card: 10, edit_card: 4, remove_card: 1, support_card: 4}
OF_A_MODERATOR = {broadcast: 5, lock_or_unlock: 2}

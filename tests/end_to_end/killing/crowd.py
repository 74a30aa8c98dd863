"""Sixty people in three sessions, moved by one thread: a turn lets a few come (back), takes what
has come for everybody, and lets some ask."""
import random
import selectors
import time

from definitions import whole_chat
from killing.ledger import Ledger
from killing.somebody import Somebody
from killing.steering import steps
from killing.wishes import wish
from tls_socket import deadline_in, trusting_context

SESSIONS = 3
COME_AT_ONCE = 4
ATTENDEES = 18  # And one facilitator, one moderator.
# A turn takes milliseconds; this is for a machine that is busy with something else.
PATIENCE = 120


def definition():
    """What was said is to be erased as soon as the session is closed."""
    whole = whole_chat()
    whole["settings"].update(closing_minutes=0)
    return whole


class Crowd:
    def __init__(self, server, dice, faults):
        self.server, self.dice = server, dice
        self.context = trusting_context()
        self.people, self.ledgers, self.steering = [], [], []
        self.asks = True
        self.all_have_joined = False
        for _ in range(SESSIONS):
            self._gather(faults)

    def _gather(self, faults):
        session = self.server.make_session(definition())
        session.mark = f"{self.dice.randrange(16**6):06x}"
        ledger = Ledger(session, faults)
        self.ledgers.append(ledger)
        names = [("facilitator", "Fay"), ("moderator", "Mo"),
                 *(("attendee", f"A{number}") for number in range(ATTENDEES))]
        for role, name in names:
            dice = random.Random(self.dice.random())
            self.people.append(Somebody(ledger, role, f"{name}-{session.mark}", dice))
            if role == "facilitator":
                self.steering.append(Steering(self.people[-1]))

    # --- what the test waits for ----------------------------------------------------------------

    @property
    def facilitators(self):
        return [each.person for each in self.steering]

    @property
    def acknowledged(self):
        return sum(person.acknowledged for person in self.people)

    @property
    def back(self):
        return sum(person.is_back for person in self.people)

    def all_are_back(self):
        return self.back == len(self.people)

    def all_are_idle(self):
        return all(person.is_idle for person in self.people)

    def turn_until(self, reached):
        until = deadline_in(PATIENCE)
        while not reached():
            self.turn()
            assert time.monotonic() < until, self._what_hangs()

    def _what_hangs(self):
        return (f"{self.back} are back, {sum(each.is_idle for each in self.people)} idle; the "
                f"server said: {self.server.output[-2000:]}")

    # --- a turn ---------------------------------------------------------------------------------

    def turn(self):
        self._let_some_come()
        self._listen()
        self.all_have_joined = self.all_have_joined or self.all_are_back()
        if not (self.asks and self.all_have_joined):
            return
        for person in self.people:
            if person.role != "facilitator" and person.may_ask() and person.dice.random() < 0.3:
                wish(person)
        for each in self.steering:
            each.go_on()
        if self.dice.random() < 0.02:
            self.dice.choice(self.people).drop()

    def _let_some_come(self):
        away = [person for person in self.people if not person.is_connected and not person.ended]
        for person in self.dice.sample(away, min(len(away), COME_AT_ONCE)):
            person.come(self.server, self.context)

    def _listen(self):
        nothing_else_to_do = all(person.is_connected for person in self.people)
        for person in self._spoken_to(0.01 if nothing_else_to_do else 0):
            person.listen()

    def _spoken_to(self, patience):
        with selectors.DefaultSelector() as selector:
            for person in self.people:
                if person.is_connected:
                    selector.register(person, selectors.EVENT_READ, person)
            return [key.data for key, _ in selector.select(patience)]

    # --- all together ---------------------------------------------------------------------------

    def wait_for_a_word(self):
        """Until anybody is told anything, without listening to it."""
        assert self._spoken_to(PATIENCE), self._what_hangs()

    def hear_the_last_of_it(self):
        """The server is dead: what it still said is in our sockets, and then their end."""
        for person in self.people:
            while person.is_connected:
                person.listen()

    def come_anew(self):
        """Everybody as on a new device, with the link."""
        for person in self.people:
            person.drop()
            person.come(self.server, self.context, with_link=True)
        self.turn_until(self.all_are_back)

    def fall_silent(self):
        """Until each request is answered."""
        self.asks = False
        self.turn_until(lambda: self.all_are_back() and self.all_are_idle())


class Steering:
    """A facilitator takes a step when enough was said since the last one, one at a time."""

    def __init__(self, person):
        self.person = person
        self._steps = steps(person)
        self._next_at = 0

    def go_on(self):
        if not self.person.may_ask() or not self.person.is_idle:
            return
        said = sum(other.acknowledged for other in self.person.ledger.people.values())
        if said < self._next_at:
            return
        self._next_at = said + self.person.dice.randrange(3, 20)
        next(self._steps)()

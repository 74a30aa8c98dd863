"""The moments at which the server is killed, chosen by the dice, and its new beginning."""
import threading
import time

from killing.wishes import say


class Kills:
    def __init__(self, server, crowd, dice, figures):
        self.server, self.crowd, self.dice, self.figures = server, crowd, dice, figures
        self._died_at = None

    def once(self):
        """Kills while people talk, or (often) while not all are back from the last time."""
        moments = [self._after_some_answers, self._after_a_time]
        if self.dice.random() < 0.7:
            self.wait_until_all_are_back()
            moments.append(self._at_the_first_word)
        self.dice.choice(moments)()
        self.start_again()

    def _after_some_answers(self):
        enough = self.crowd.acknowledged + self.dice.randrange(20, 300)
        self.crowd.turn_until(lambda: self.crowd.acknowledged >= enough)

    def _after_a_time(self):
        self.let_it_run_for(self.dice.uniform(0, 1))

    def _at_the_first_word(self):
        """Somebody was told and others were not, a moment ago: it must have been saved before."""
        self._after_some_answers()
        self.crowd.fall_silent()
        for person in self.dice.sample(self.crowd.people, 5):
            say(person)
        self.crowd.wait_for_a_word()
        self.server.strike()
        self.crowd.asks = True

    def let_it_run_for(self, seconds):
        """The blow falls wherever it is then: while it reads, decides, saves, or tells."""
        threading.Timer(seconds, self.server.strike).start()
        self.crowd.turn_until(lambda: not self.server.runs)

    def wait_until_all_are_back(self):
        self.crowd.turn_until(self.crowd.all_are_back)
        if self._died_at is not None:
            self.figures.longest_away = max(self.figures.longest_away,
                                            time.monotonic() - self._died_at)
            self._died_at = None

    def start_again(self):
        self._bury()
        while self.dice.random() < 0.15:
            self._kill_while_it_starts(self.dice.uniform(0, 0.1))
            self._bury()
        self.server.start()

    def _kill_while_it_starts(self, seconds):
        before = self.server.pid

        def strike_the_next():
            while self.server.pid == before:
                time.sleep(0.0005)  # The next one has no number yet.
            time.sleep(seconds)
            self.server.strike()
        striking = threading.Thread(target=strike_the_next)
        striking.start()
        try:
            self.server.start()
        except (AssertionError, OSError):
            pass  # It died before it said where it listens, or before it accepted anybody.
        striking.join()

    def _bury(self):
        self.server.kill()
        self._died_at = time.monotonic()
        self.figures.killed += 1
        self.crowd.hear_the_last_of_it()

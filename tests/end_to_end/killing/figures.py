"""What the kill test counts, and the line in which it tells."""
from killing.ledger import Faults


class Figures:
    def __init__(self):
        self.faults = Faults()
        self.killed = 0
        self.people = 0
        self.acknowledged = self.repeated = self.refused = 0
        self.told = 0
        self.joins = self.joins_with_ticket = 0
        self.longest_away = 0.0

    def add(self, crowd):
        """The figures of a crowd that has gone home."""
        self.people = len(crowd.people)
        for person in crowd.people:
            self.acknowledged += person.acknowledged
            self.repeated += person.repeated
            self.joins += person.joins
            self.joins_with_ticket += person.joins_with_ticket
        for ledger in crowd.ledgers:
            self.told += ledger.told_count
            self.refused += sum(ask.refused is not None for ask in ledger.asks)

    def __str__(self):
        faults = ", ".join(f"{self.faults.count(kind)} {kind}" for kind in Faults.KINDS)
        return (f"{self.killed} kills, {self.people} people: {self.acknowledged} acknowledged "
                f"({self.repeated} asked again after a kill or a cut, {self.refused} refused), "
                f"{self.told} events told; {faults}; {self.joins} joins "
                f"({self.joins_with_ticket} with a TLS ticket), all back after at most "
                f"{self.longest_away:.1f} s")

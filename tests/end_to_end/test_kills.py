"""Sixty people chat, move and write cards over TLS while the server is killed at random moments.

What the server acknowledged, and what anybody saw, is kept in a ledger outside of it: all of it
must be there after each kill, once, in order, and only for those whose it is. CHATS_KILLS (or
run --kills) says how often: 20. CHATS_SEED says which dice.
"""
import os
import random
import sqlite3
import time
import unittest

from http_client import ask_api
from killing.crowd import Crowd
from killing.figures import Figures
from killing.kills import Kills
from killing.verdict import Verdict, check_disk
from server_under_test import Server
from tls_socket import deadline_in

# Then these sessions are closed, and others begin: so closing is struck as well.
KILLS_OF_A_CROWD = 20
KILLS_WHILE_CLOSING = 2
# Sixty people in one thread, all from one address: what limits the rate of one person is tested
# elsewhere.
QUICK = [flag for name in ("posts", "requests", "staff_requests")
         for flag in ("--limit", f"{name}_per_second=1000", "--limit", f"{name}_burst=10000")]
QUICK += ["--limit", "room_posts_per_second=10000", "--limit", "room_posts_burst=10000",
          "--limit", "new_connections_per_second=10000"]


class KilledAtAnyMoment(unittest.TestCase):
    def test_what_was_acknowledged_or_seen_stays_once_in_order_and_among_those_it_is_for(self):
        seed = int(os.environ.get("CHATS_SEED", random.randrange(10**6)))
        print(f"seed {seed}", flush=True)
        dice = random.Random(seed)
        kills = int(os.environ.get("CHATS_KILLS", "20"))
        figures = Figures()
        with Server(*QUICK) as server:
            while figures.killed < kills and not figures.faults:
                goal = min(kills, figures.killed + KILLS_OF_A_CROWD)
                self.one_crowd(server, dice, figures, goal)
        print(figures, flush=True)
        if figures.faults:
            self.fail(f"seed {seed}\n{figures.faults}")

    def one_crowd(self, server, dice, figures, goal):
        crowd = Crowd(server, dice, figures.faults)
        kills = Kills(server, crowd, dice, figures)
        while figures.killed < goal - KILLS_WHILE_CLOSING:
            kills.once()
        kills.wait_until_all_are_back()
        self.everybody_looks_around(crowd)
        for ledger in crowd.ledgers:
            Verdict(ledger).go_through()
            check_disk(ledger, stored_texts(server))
        self.close_all(server, crowd, kills)
        figures.add(crowd)

    def everybody_looks_around(self, crowd):
        """As newcomers, in the rooms where they are and again in the main room."""
        crowd.fall_silent()
        crowd.come_anew()
        for person in crowd.facilitators:
            person.ask("rooms.close", {"grace_s": 0})
            person.ask("room.visit", {"room": "main"})
        crowd.fall_silent()
        crowd.come_anew()
        for person in crowd.people:
            person.read_history()
        crowd.fall_silent()

    def close_all(self, server, crowd, kills):
        """With a blow in the middle of it, and another one in what is left to close after it."""
        words = {f"say-{ledger.session.mark}" for ledger in crowd.ledgers}
        self.assertEqual({each for each in words if not server.words_on_disk(each)}, set())
        for _ in range(KILLS_WHILE_CLOSING):
            self.ask_to_close(crowd)
            kills.let_it_run_for(kills.dice.uniform(0, 0.05))
            kills.start_again()
            kills.wait_until_all_are_back()
        self.ask_to_close(crowd)
        crowd.turn_until(lambda: all(person.ended for person in crowd.people))
        self.wait_until_erased(server, words)
        for ledger in crowd.ledgers:
            state = ask_api(server, "GET", f"/sessions/{ledger.session.id}").json()["state"]
            self.assertEqual(state, "closed")

    def ask_to_close(self, crowd):
        for person in crowd.facilitators:
            if person.may_ask() and person.is_idle:
                person.ask("session.close", {})

    def wait_until_erased(self, server, words):
        until = deadline_in()
        while left := {each: server.words_on_disk(each) for each in words
                       if server.words_on_disk(each)}:
            self.assertLess(time.monotonic(), until, left)
            time.sleep(0.1)  # The journal is emptied as soon as nobody reads from it.


def stored_texts(server):
    """The events in the log, as they are on disk: our words stand in them as they were said."""
    database = sqlite3.connect(f"file:{server.folder / 'chats.sqlite3'}?mode=ro", uri=True)
    try:
        return [stored for stored, in database.execute("SELECT stored FROM events")]
    finally:
        database.close()

"""Two hundred things are said in every way there is; once the session is closed none of them is in
any file, in the log, or in the server's memory."""
import os
import pathlib
import re
import shutil
import sqlite3
import tempfile
import time
import unittest

from data_folder import DATABASE, FREE, back_up, change, check, let_the_closing_time_pass, restored
from definitions import whole_chat
from server_under_test import Server
from tls_socket import deadline_in
from wire_client import Person, new_key, settle

# Freed memory is overwritten, as it is in time when a server goes on.
PERTURB = "glibc.malloc.perturb=90:glibc.malloc.tcache_count=0"
MARKERS = 200
STACKS_HOLD_MAX = 3


class Said:
    """Words that nobody else says, each given out once."""

    def __init__(self):
        self.all = []
        self._salt = os.urandom(4).hex()

    def __call__(self):
        self.all.append(f"marker-{self._salt}-{len(self.all):03}")
        return self.all[-1]

    def pattern(self):
        return re.compile(rf"marker-{self._salt}-\d{{3}}".encode())


def writable_memory(pid):
    """Each stretch of memory that the process can write to, as it is now."""
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        for line in pathlib.Path(f"/proc/{pid}/maps").read_text().splitlines():
            span, rights = line.split()[:2]
            first, end = (int(part, 16) for part in span.split("-"))
            if not rights.startswith("rw") or "[v" in line:
                continue
            try:
                memory.seek(first)
                yield line, memory.read(end - first)
            except OSError:
                pass  # It is gone meanwhile.


class Forgetting(unittest.TestCase):
    def setUp(self):
        os.environ["GLIBC_TUNABLES"] = PERTURB
        self.addCleanup(os.environ.pop, "GLIBC_TUNABLES")
        self.temporary = set(pathlib.Path(tempfile.gettempdir()).iterdir())
        self.server = Server(*FREE, "--limit", "room_posts_per_second=1000",
                             "--limit", "room_posts_burst=1000")
        self.addCleanup(self.server.close)
        self.said = Said()

    def a_chat(self, **settings):
        definition = whole_chat()
        definition["settings"].update({"cards": "on_approval"} | settings)
        self.session = self.server.make_session(definition)
        self.fay, self.moe = self.session.facilitator(), self.session.moderator()
        self.people = self.session.attendees("Ana", "Ben", "Cleo", "Dan")
        self.fay.call("session.open")

    def everybody(self):
        return (self.fay, self.moe, *self.people)

    def speak(self):
        """All ways in which words that do not remain can be said."""
        self.speak_in_main()
        self.speak_in_breakouts()
        self.reflect()
        while len(self.said.all) < MARKERS:
            self.people[len(self.said.all) % 4].say(self.said(), "main")
        settle(*self.everybody())

    def speak_in_main(self):
        said, (ana, ben, cleo, dan) = self.said, self.people
        ana.call("checkin.answer", text=said())
        ana.call("checkin.answer", text=said())
        ben.call("checkin.answer", text=said(), author_key=new_key())
        for person in self.people:
            for _ in range(12):
                message = person.say(said())["message"]
            person.call("message.edit", message=message, text=said())
        ben.call("message.delete", message=ben.say(said())["message"])
        self.moe.call("message.hide", message=cleo.say(said())["message"])
        helped = dan.call("help.request", kind="question", text=said())["help"]
        self.moe.call("help.answer", help=helped, text=said())
        self.fay.call("broadcast.send", text=said())
        self.tell_the_staff()
        ana.call("history.read", limit=200)

    def tell_the_staff(self):
        said, (ana, ben, cleo, _) = self.said, self.people
        for person in (ana, ben):
            flagged = cleo.say(said())["message"]
            flag = person.call("flag.raise", target=flagged, note=said())["flag"]
        self.moe.call("flag.resolve", flag=flag, outcome="We spoke with them.")
        ana.call("staff.write", text=said())
        self.moe.call("staff.write", text=said(), participant=ana.id)
        self.moe.call("staff.note", text=said())
        self.moe.fresh_snapshot()

    def speak_in_breakouts(self):
        said = self.said
        self.fay.call("agenda.go", to="breakouts")
        for person in self.people:
            person.wait_for("room.entered")
            for _ in range(10):
                person.say(said())
        removed = self.people[0].call("takeaway.add", text=said())["takeaway"]
        self.people[0].call("takeaway.remove", takeaway=removed)
        self.people[1].call("help.request", kind="unsafe", text=said())
        self.fay.call("rooms.close", grace_s=0)
        self.people[0].wait_for("room.entered", why="closed")

    def reflect(self):
        said, (ana, ben, *_) = self.said, self.people
        self.fay.call("agenda.go", to="reflection")
        card = ana.call("card.add", column="learn", text=said())["card"]
        ana.call("card.remove", card=card)
        key = new_key()
        card = ben.call("card.add", column="learn", text=said(), author_key=key)["card"]
        ben.call("card.edit", card=card, text=said(), author_key=key)
        ben.call("card.remove", card=card, author_key=key)
        # Nobody approves these, or not any more.
        ana.call("card.add", column="unlearn", text=said())
        ben.call("card.add", column="unlearn", text=said(), author_key=new_key())
        card = ana.call("card.add", column="learn", text=said())["card"]
        self.fay.call("card.approve", cards=[card])
        ana.call("card.edit", card=card, text=said())
        self.fay.call("agenda.go", to="survey")
        ana.call("survey.submit", answers={"safe": 4}, quote=said(), may_quote="no",
                 author_key=new_key())

    def close(self):
        self.fay.call("session.close")
        for person in self.everybody():
            self.assertEqual(person.wait_for_close(), 4000)
            person.close()

    def files(self):
        mine = set(pathlib.Path(tempfile.gettempdir()).iterdir()) - self.temporary
        folders = [self.server.folder, *(path for path in mine if "chats" in path.name)]
        return [path for folder in folders for path in [folder, *folder.rglob("*")]
                if path.is_file()]

    def found_in_files(self):
        found = {str(path): len(set(self.said.pattern().findall(path.read_bytes())))
                 for path in self.files()}
        return {name: count for name, count in found.items() if count}

    def assert_in_no_file(self):
        until = deadline_in()
        while found := self.found_in_files():
            self.assertLess(time.monotonic(), until, found)
            time.sleep(0.1)  # The journal is emptied as soon as nobody reads from it.
        self.assertNotRegex(self.server.output.encode(), self.said.pattern())

    def found_in_memory(self):
        found = {}
        for line, stretch in writable_memory(self.server.pid):
            for words in self.said.pattern().findall(stretch):
                found.setdefault(words, set()).add(line)
        return found

    def test_after_closing_two_hundred_words_are_in_no_file_log_or_memory(self):
        self.a_chat(closing_minutes=0)
        self.speak()
        self.assertEqual(len(self.said.all), MARKERS)
        self.assertGreater(sum(self.found_in_files().values()), MARKERS - 1)
        self.assertEqual(len(self.found_in_memory()), MARKERS, "the search finds what is there")
        self.close()
        self.assert_in_no_file()
        self.watch_memory()

    def test_nor_when_the_server_was_killed_and_read_everything_again(self):
        self.a_chat(closing_minutes=0)
        self.speak()
        self.server.kill()
        self.server.start()
        with Person(self.server, self.session.secrets["facilitator"], self.fay.key) as fay:
            fay.call("session.close")
            self.assertEqual(fay.wait_for_close(), 4000)
        self.assert_in_no_file()
        self.watch_memory()

    def watch_memory(self):
        """A connection that ends, and what a thread did last, is held for a moment."""
        until = time.monotonic() + 15
        while (found := self.found_in_memory()) and time.monotonic() < until:
            time.sleep(0.2)
        print(f"{len(found)} of {len(self.said.all)} words are left in the server's memory")
        for words, lines in list(found.items())[:3]:
            print(words.decode(), *lines, sep="\n    ")
        # What a thread did last may lie on its stack until it does something else.
        self.assertLessEqual(len(found), STACKS_HOLD_MAX)

    def test_words_that_are_kept_for_days_go_on_their_day_also_from_a_backup(self):
        self.a_chat(transcript={"keep_days": 30})
        self.people[0].say(self.said())
        secret_card = self.said()
        self.fay.call("agenda.go", to="reflection")
        secret_wish = self.said()
        cards = [self.people[1].call("card.add", column="learn", text=text,
                                     author_key=new_key())["card"] for text in (secret_card, "x")]
        cards.append(self.people[0].call("card.add", column="learn", text="With my name")["card"])
        self.moe.call("card.rephrase", card=cards[0], text=secret_wish)
        self.fay.call("card.approve", cards=cards)
        self.fay.call("card.group", cards=cards, theme="Words")
        self.moe.call("card.hide", card=cards[1], reason="A name")
        self.fay.call("session.close")
        let_the_closing_time_pass(self.server, self.session)
        self.wait_until_closed()
        self.assertTrue(self.found_in_files())
        for secret in (secret_card, secret_wish):
            self.assertEqual(self.events_that_hold(secret), 0)
        self.assertEqual(check(self.server.folder)[0], 0)
        file = self.server.folder / "kept-backup.sqlite3"
        self.assertEqual(back_up(self.server.folder, file).returncode, 0)
        self.server.stop()
        folder = restored(file)
        self.addCleanup(shutil.rmtree, folder)
        file.unlink()
        change(folder, "UPDATE sessions SET forget_at = 1")
        with Server(folder=folder) as later:
            later.wait_for_output("were forgotten")
            self.assertEqual(later.words_on_disk(self.said.all[0]), [])
        change(self.server.folder, "UPDATE sessions SET forget_at = 1")
        self.server.start()
        self.server.wait_for_output("were forgotten")
        self.assertEqual(self.server.words_on_disk(self.said.all[0]), [])

    def test_deleting_leaves_a_line_in_the_log_and_nothing_else(self):
        self.a_chat()
        self.speak()
        self.session.delete()
        self.assert_in_no_file()
        self.assertEqual(self.server.words_on_disk(self.session.id), [])
        self.server.wait_for_output(f"session {self.session.id} is erased")
        lines = [line for line in self.server.output.splitlines() if self.session.id in line]
        self.assertTrue(lines[-1].endswith(f"session {self.session.id} is erased"), lines)

    def wait_until_closed(self):
        until = deadline_in()
        while True:
            database = sqlite3.connect(self.server.folder / DATABASE)
            closed = database.execute("SELECT record IS NOT NULL FROM sessions").fetchall()
            database.close()
            if closed == [(1,)]:
                return
            self.assertLess(time.monotonic(), until)
            time.sleep(0.05)

    def events_that_hold(self, words):
        database = sqlite3.connect(self.server.folder / DATABASE)
        rows = database.execute("SELECT count(*) FROM events WHERE stored LIKE ?",
                                [f"%{words}%"]).fetchall()
        database.close()
        return rows[0][0]


if __name__ == "__main__":
    unittest.main()

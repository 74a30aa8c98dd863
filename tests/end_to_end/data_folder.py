"""A server's data folder from outside: its commands, its files, and how to damage them."""
import pathlib
import re
import shutil
import sqlite3
import subprocess
import tempfile
import time
import unittest

from definitions import talk
from server_under_test import PROGRAM, Server, environment, run_program

DATABASE = "chats.sqlite3"
FREE = ("--limit", "posts_per_second=1000", "--limit", "posts_burst=1000",
        "--limit", "requests_per_second=1000", "--limit", "requests_burst=1000")


def run_command(*words):
    """What it tells a person who waits for long is left out: how long it takes is no test's
    matter."""
    ended = run_program(*words)
    ended.stderr = without_progress(ended.stderr)
    return ended


def without_progress(text):
    return "".join(line for line in text.splitlines(True) if not line.startswith("... "))


def check(folder):
    """Gives the exit code, the lines of sessions by their id, and the last line."""
    ended = run_command("check", "--data", folder)
    assert not ended.stderr, ended
    *lines, summary = ended.stdout.splitlines()
    return ended.returncode, {line.split(":")[0]: line for line in lines}, summary


def back_up(folder, to):
    return run_command("backup", "--data", folder, "--to", to)


def texts_in(folder):
    """Of all messages in a database, in the order of its sessions and their events."""
    database = sqlite3.connect(f"file:{folder}/{DATABASE}?mode=ro", uri=True)
    rows = database.execute("""SELECT json_extract(stored, '$.text') FROM events
        WHERE json_extract(stored, '$.k') = 'message.posted' ORDER BY session, seq""").fetchall()
    database.close()
    return [text for text, in rows]


def let_the_closing_time_pass(server, session):
    """While the server is down: the moment written in the log is moved into the past."""
    server.stop()
    database = sqlite3.connect(server.folder / DATABASE)
    rows = database.execute("SELECT rowid, stored FROM events WHERE stored LIKE "
                            "'%\"session.closing\"%' AND session = (SELECT number FROM "
                            "sessions WHERE id = ?)", [session.id]).fetchall()
    assert len(rows) == 1, rows
    past = re.sub(r'"closes_at":\d+', f'"closes_at":{int(time.time() * 1000) - 1}', rows[0][1])
    database.execute("UPDATE events SET stored = ? WHERE rowid = ?", [past, rows[0][0]])
    database.commit()
    database.close()
    server.start()


def begin(*words, stderr=subprocess.PIPE, **how):
    """A command that the test means to watch or to disturb."""
    return subprocess.Popen([PROGRAM, *map(str, words)], stdout=subprocess.PIPE, stderr=stderr,
                            text=True, env=environment(), **how)


def restored(file):
    """A new data folder that holds the backup and nothing else."""
    folder = tempfile.mkdtemp(prefix="chats-restored-")
    shutil.copy(file, f"{folder}/{DATABASE}")
    return folder


def change(folder, statement, *values):
    """Writes into the database of a server that is stopped; gives how many rows it changed."""
    database = sqlite3.connect(f"{folder}/{DATABASE}")
    with database:
        changed = database.execute(statement, values).rowcount
    database.close()
    return changed


def damage(folder, session_id, seq, statement):
    """`statement` begins as UPDATE events or DELETE FROM events."""
    where = " WHERE session = (SELECT number FROM sessions WHERE id = ?) AND seq = ?"
    assert change(folder, statement + where, session_id, seq) == 1


class DataCase(unittest.TestCase):
    def setUp(self):
        self.server = Server(*FREE)
        self.addCleanup(self.server.close)
        self.folder = self.server.folder
        self.copies = pathlib.Path(tempfile.mkdtemp(prefix="chats-copies-"))
        self.addCleanup(shutil.rmtree, self.copies)

    def open_talk(self, **definition):
        session = self.server.make_session(talk(**definition))
        fay = session.facilitator()
        self.addCleanup(fay.close)
        fay.call("session.open")
        return session, fay

    def back_up(self, name="backup"):
        """One that must succeed; gives its file."""
        ended = back_up(self.folder, self.copies / name)
        self.assertEqual((ended.returncode, ended.stderr), (0, ""), ended)
        self.assertRegex(ended.stdout, rf"^{self.copies / name}: \d+ bytes, \d+ sessions?\n$")
        return self.copies / name

    def start_restored(self, file):
        folder = restored(file)
        self.addCleanup(shutil.rmtree, folder)
        server = Server(*FREE, folder=folder)
        self.addCleanup(server.close)
        return server

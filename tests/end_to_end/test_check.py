"""`check` says what is whole; what is damaged stops one session and no other."""
import pathlib
import tempfile
import unittest

from data_folder import DATABASE, DataCase, change, check, damage, run_command
from server_under_test import Server, run_program
from wire_client import Client, Person


class Check(DataCase):
    def test_it_says_the_same_while_the_server_runs_after_a_kill_and_after_a_stop(self):
        session, fay = self.open_talk()
        fay.say("words-of-fay")
        code, lines, summary = check(self.folder)
        self.assertEqual(code, 0)
        self.assertRegex(lines[session.id], r": open, \d+ events, 1 person, is whole$")
        self.assertIn(": all is whole.", summary)
        self.server.kill()
        before = self.all_files()
        self.assertEqual(check(self.folder), (code, lines, summary))
        self.assertEqual(self.all_files(), before)
        self.server.start()
        self.assertEqual(self.server.stop(), 0)
        before = self.all_files()
        self.assertEqual(check(self.folder), (code, lines, summary))
        self.assertEqual(self.all_files(), before)

    def all_files(self):
        return {path.name: path.read_bytes() for path in self.folder.iterdir()}

    def test_it_tells_nobodys_words_names_or_titles(self):
        session, fay = self.open_talk(title="A-title")
        fay.say("words-of-fay")
        self.server.stop()
        change(self.folder, "UPDATE events SET stored = replace(stored, '\"k\"', '\"kk\"')")
        change(self.folder, "UPDATE sessions SET title = 'Another-title'")
        ended = run_command("check", "--data", self.folder)
        self.assertEqual(ended.returncode, 1)
        self.assertIn(session.id, ended.stdout)
        for words in ("words-of-fay", "Fay", "title", "operator"):
            self.assertNotIn(words, ended.stdout.replace("Its title in the list", ""))


class Commands(unittest.TestCase):
    def assert_ends(self, code, *words, naming):
        ended = run_command(*words)
        self.assertEqual((ended.returncode, ended.stdout), (code, ""), ended)
        self.assertEqual(ended.stderr.count("\n"), 1, ended.stderr)
        self.assertIn(str(naming), ended.stderr)
        self.assertTrue(ended.stderr.endswith(".\n"), ended.stderr)

    def test_wrong_words_end_with_2(self):
        self.assert_ends(2, "backup", "--data", "data", naming="--to")
        self.assert_ends(2, "backup", "--to", naming="--to")
        self.assert_ends(2, "check", "--data", naming="--data")
        self.assert_ends(2, "check", "--date", "data", naming="--date")
        self.assert_ends(2, "check", "data", naming="data")
        self.assert_ends(2, "check", "--to", "file", naming="--to")

    def test_help_names_the_commands_and_each_has_its_own(self):
        names = run_program("--help").stdout
        for command, flag in (("check", "--data"), ("backup", "--to")):
            self.assertIn(f"chats-server {command}: ", names)
            ended = run_program(command, "--help")
            self.assertEqual((ended.returncode, ended.stderr), (0, ""))
            self.assertIn(flag, ended.stdout)

    def test_what_is_not_there_or_not_ours_is_named(self):
        with tempfile.TemporaryDirectory(prefix="chats-commands-") as name:
            folder = pathlib.Path(name)
            for command in (["check"], ["backup", "--to", folder / "copy"]):
                self.assert_ends(1, *command, "--data", folder / "none", naming=folder / "none")
                self.assert_ends(1, *command, "--data", folder, naming=DATABASE)
            self.assertEqual(list(folder.iterdir()), [])
            (folder / DATABASE).write_bytes(b"This is no database. " * 1000)
            for command in (["check"], ["backup", "--to", folder / "copy"]):
                self.assert_ends(1, *command, "--data", folder, naming=folder / DATABASE)
            self.assertEqual([path.name for path in folder.iterdir()], [DATABASE])

    def test_a_database_of_a_newer_server_is_named(self):
        with Server() as server:
            server.stop()
            change(server.folder, "PRAGMA user_version = 99")
            self.assert_ends(1, "check", "--data", server.folder, naming="newer version")


class DamagedRecords(DataCase):
    """One session is stopped; whoever comes to it hears that it is the server's fault."""

    def test_a_damaged_or_newer_record_stops_its_session_alone_and_says_so(self):
        damages = {
            "broken": "UPDATE events SET stored = substr(stored, 1, 20)",
            "newer": "UPDATE events SET stored = replace(stored, '\"v\":1', '\"v\":2')",
            "missing": "DELETE FROM events",
            "unfit": "UPDATE events SET stored = "
                     "'{\"at\":0,\"k\":\"participant.away\",\"participant\":77,\"seq\":3,\"v\":1}'",
        }
        sessions = {name: self.open_talk() for name in [*damages, "whole"]}
        for session, fay in sessions.values():
            fay.say("words-that-stay-secret")
        self.server.stop()
        for name, statement in damages.items():
            damage(self.folder, sessions[name][0].id, 3, statement)
        self.server.start()
        self.assert_told(self.server.output, {
            sessions["broken"][0].id: "Event 3: An event is not a JSON object.",
            sessions["newer"][0].id: "Event 3: An event was written by a newer version",
            sessions["missing"][0].id: "Event 3 is missing.",
            sessions["unfit"][0].id: "Event 3: It names a person who never joined."})
        self.assertNotIn("words-that-stay-secret", self.server.output)
        for name in damages:
            self.assert_refused_kindly(*sessions[name])
        self.assert_goes_on(*sessions["whole"])
        self.assert_check_names_the_same(sessions, damages)

    def assert_told(self, output, sentences):
        for session_id, sentence in sentences.items():
            lines = [line for line in output.splitlines() if session_id in line]
            self.assertEqual(len(lines), 1, lines)
            self.assertIn(f"session {session_id} stays stopped: {sentence}", lines[0])

    def assert_refused_kindly(self, session, fay):
        with Client(self.server) as client:
            for wish in ({"link": session.secrets["attendee"], "key": fay.key, "name": "Ana"},
                         {"session": session.id, "key": fay.key}):
                self.assertEqual(client.refusal("session.join", **wish).reason, "internal")
            peeked = client.refusal("session.peek", link=session.secrets["attendee"])
            self.assertEqual(peeked.reason, "internal")

    def assert_goes_on(self, session, fay):
        with Person(self.server, fay.secret, fay.key) as back, session.attendee("Ana") as ana:
            back.say("And on it goes")
            ana.wait_for("message.posted", text="And on it goes")

    def assert_check_names_the_same(self, sessions, damages):
        code, lines, summary = check(self.folder)
        self.assertEqual(code, 1)
        for name, (session, _) in sessions.items():
            wanted = r"is damaged: Event 3\b" if name in damages else "is whole$"
            self.assertRegex(lines[session.id], wanted)
        self.assertIn(f": {len(damages)} damaged", summary)

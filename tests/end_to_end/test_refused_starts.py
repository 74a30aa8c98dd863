"""A start that cannot work ends with one clear sentence and exit code 1."""
import json
import os
import pathlib
import shutil
import socket
import tempfile
import unittest

from definitions import talk
from server_under_test import Server, certificate_folder, make_certificate, run_program


class RefusedStarts(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="chats-refused-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.flags = {"--listen": "127.0.0.1:0", "--data": self.folder / "data",
                      "--certificate": certificate_folder() / "dev-cert.pem",
                      "--key": certificate_folder() / "dev-key.key"}

    def end_of_start(self, **changes):
        flags = {**self.flags, **{f"--{name}": value for name, value in changes.items()}}
        return run_program(*(part for pair in flags.items() for part in pair))

    def assert_refused(self, naming, **changes):
        ended = self.end_of_start(**changes)
        self.assertEqual(ended.returncode, 1, ended)
        sentence = ended.stderr.strip().split("\n")[-1]
        self.assertIn(str(naming), sentence)
        self.assertRegex(sentence, r"[.?]$")
        self.assertNotIn("terminate called", ended.stderr)

    def test_a_certificate_that_is_not_there_is_named(self):
        self.assert_refused(self.folder / "none.pem", certificate=self.folder / "none.pem")

    def test_a_key_that_is_not_there_is_named(self):
        self.assert_refused(self.folder / "none.key", key=self.folder / "none.key")

    def test_what_is_no_certificate_is_named(self):
        (self.folder / "words.pem").write_text("words")
        self.assert_refused(self.folder / "words.pem", certificate=self.folder / "words.pem")

    def test_the_key_of_another_certificate_is_refused(self):
        make_certificate(self.folder / "other")
        self.assert_refused("dev-key.key", key=self.folder / "other/dev-key.key")

    def test_a_port_that_is_taken_is_named(self):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            self.assert_refused(port, listen=f"127.0.0.1:{port}")

    def test_the_operators_key_is_told_by_the_first_start_that_comes_off(self):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            self.assert_refused(port, listen=f"127.0.0.1:{port}")
        with Server(folder=self.folder / "data", operator_key=None) as server:
            self.assertIn("The operator's key, for /api; it is shown this once:", server.output)

    def test_a_data_folder_that_is_a_file_is_named(self):
        (self.folder / "data").write_text("not a folder")
        self.assert_refused(self.folder / "data")

    @unittest.skipIf(os.geteuid() == 0 and not shutil.which("setpriv"), "root may write anywhere")
    def test_a_data_folder_that_cannot_be_made_is_named(self):
        (self.folder / "file").write_text("in the way")
        self.assert_refused(self.folder / "file/data", data=self.folder / "file/data")

    def test_a_database_held_by_another_server_is_left_alone(self):
        with Server(folder=self.folder / "data") as first:
            self.assert_refused(self.folder / "data")
            first.make_session(talk())

    def test_a_database_that_is_none_is_refused(self):
        with Server(folder=self.folder / "data"):
            names = {path.name for path in (self.folder / "data").iterdir()}
        for path in (self.folder / "data").iterdir():
            if path.suffix in (".sqlite", ".db", ".sqlite3"):
                path.write_bytes(b"This is not a database at all. " * 1000)
                break
        else:
            self.fail(f"no database among {names}")
        self.assert_refused(self.folder / "data")

    def test_a_web_folder_that_is_not_there_is_named(self):
        self.assert_refused(self.folder / "web", web=self.folder / "web")

    def test_a_definition_that_is_not_there_is_named(self):
        self.assert_refused(self.folder / "chat.json", session=self.folder / "chat.json")

    def test_a_definition_with_mistakes_is_refused_with_the_place_of_each(self):
        definition = talk(title="", capacity=0, agenda=[
            {"id": "one", "kind": "topic", "title": "One", "minutes": 0},
            {"id": "one", "kind": "dance", "title": "Two", "minutes": 5}])
        file = self.folder / "chat.json"
        file.write_text(json.dumps(definition))
        ended = self.end_of_start(session=file)
        self.assertEqual(ended.returncode, 1, ended)
        self.assertIn(str(file), ended.stderr)
        for place in ("/title", "/capacity", "/agenda/0/minutes", "/agenda/1/kind",
                      "/agenda/1/id"):
            self.assertRegex(ended.stderr, rf"{place}: expected ")

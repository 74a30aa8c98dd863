"""The sample session: whoever starts the server for the first time can be in a chat at once."""
import json
import re
import stat
import tempfile
import time
import unittest

from definitions import talk
from http_client import ask_api
from server_under_test import Server, Session
from wire_client import Client, new_key

LINK = re.compile(r"https://\S+/join#([A-Za-z0-9_-]{22})")


def secrets(server):
    """Of the links printed at the start: attendee, moderator, facilitator."""
    return LINK.findall(server.output)


def role_of(server, secret):
    with Client(server) as client:
        return client.call("session.peek", link=secret)["role"]


class TheSample(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="chats-sample-")
        cls.server = Server(folder=cls.folder.name, sample=True)

    @classmethod
    def tearDownClass(cls):
        cls.server.close()
        cls.folder.cleanup()

    def setUp(self):
        if not self.server.runs:
            self.server.start()

    def test_the_start_prints_a_link_for_each_role(self):
        roles = {role_of(self.server, secret) for secret in secrets(self.server)}
        self.assertEqual(roles, {"attendee", "moderator", "facilitator"})

    def test_the_links_are_kept_where_nobody_else_reads_them(self):
        kept = [path for path in self.server.folder.iterdir()
                if path.is_file() and secrets(self.server)[0].encode() in path.read_bytes()]
        self.assertEqual(len(kept), 1, "in one file, and not in the database")
        self.assertEqual(stat.S_IMODE(kept[0].stat().st_mode), 0o600)

    def test_a_second_start_is_quick_and_has_the_same_links(self):
        before = secrets(self.server)
        self.server.stop()
        started = time.monotonic()
        self.server.start()
        self.assertLess(time.monotonic() - started, 10)  # 2 s on a machine with nothing else on.
        self.assertEqual(secrets(self.server), before)

    def test_the_sample_is_a_whole_chat(self):
        listed = ask_api(self.server, "GET", "/sessions").json()["sessions"]
        self.assertEqual(len(listed), 1)
        shown = ask_api(self.server, "GET", f"/sessions/{listed[0]['id']}").json()["definition"]
        kinds = [phase["kind"] for phase in shown["agenda"]]
        self.assertEqual(kinds, ["check_in", "topic", "frame", "breakouts", "debrief",
                                 "reflection", "survey"])
        self.assertEqual(len(shown["assumptions"]), 7)

    def test_the_operators_key_stands_in_no_file(self):
        self.assertEqual(self.server.words_on_disk(self.server.operator_key), [])


class SampleLives(unittest.TestCase):
    def test_a_sample_that_was_erased_is_made_anew(self):
        with tempfile.TemporaryDirectory(prefix="chats-sample-") as folder:
            with Server(folder=folder, sample=True) as server:
                before = secrets(server)
                listed = ask_api(server, "GET", "/sessions").json()["sessions"]
                Session(server, listed[0]["id"], {}).delete()
                server.wait_for_output("is made")
                server.stop()
                server.start()
                fresh = secrets(server)
                self.assertEqual(len(fresh), 3)
                self.assertFalse(set(fresh) & set(before))
                with Client(server) as client:
                    refused = client.refusal("session.join", link=before[0], key=new_key(),
                                             name="Ana")
                self.assertEqual(refused.reason, "link_invalid")

    def test_no_sample_means_none(self):
        with Server() as server:
            self.assertEqual(secrets(server), [])
            self.assertEqual(ask_api(server, "GET", "/sessions").json(), {"sessions": []})

    def test_a_definition_of_ones_own_takes_its_place(self):
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump(talk(title="Our own talk"), file)
            file.flush()
            with Server("--session", file.name, sample=True) as server:
                listed = ask_api(server, "GET", "/sessions").json()["sessions"]
                self.assertEqual([each["title"] for each in listed], ["Our own talk"])

    def test_the_first_start_makes_the_operators_key_and_the_second_says_nothing(self):
        with tempfile.TemporaryDirectory(prefix="chats-sample-") as folder:
            with Server(folder=folder, operator_key=None) as server:
                words = [word.strip("\"'.,;:") for word in server.output.split()]
                keys = {word for word in words if re.fullmatch(r"[A-Za-z0-9_-]{22,64}", word)}
                opened = [key for key in keys
                          if ask_api(server, "GET", "/sessions", key=key).status == 200]
                self.assertEqual(len(opened), 1, server.output)
                self.assertEqual(server.words_on_disk(opened[0]), [])
                server.stop()
                server.start()
                self.assertNotIn(opened[0], server.output)
                self.assertEqual(ask_api(server, "GET", "/sessions", key=opened[0]).status, 200)

    def test_links_are_built_on_the_public_url(self):
        with Server("--public-url", "https://chats.example.org", sample=True) as server:
            self.assertIn("https://chats.example.org/join#", server.output)

"""What the command line and the settings file take, and what they refuse in one sentence."""
import pathlib
import re
import tempfile
import unittest

from server_under_test import Server, run_program
from wire_client import Client


class WrongValues(unittest.TestCase):
    def assert_refused(self, *flags, naming, **environment):
        ended = run_program(*flags, **environment)
        self.assertEqual(ended.returncode, 2, ended)
        sentences = ended.stderr.strip().split("\n")
        self.assertEqual(len(sentences), 1, f"one sentence: {ended.stderr}")
        self.assertIn(naming, sentences[0])
        self.assertTrue(sentences[0].endswith("."), sentences[0])
        self.assertEqual(ended.stdout, "")

    def test_an_unknown_flag_is_named(self):
        self.assert_refused("--listne", "127.0.0.1:0", naming="--listne")

    def test_a_flag_wants_its_value(self):
        self.assert_refused("--no-tls", "--listen", naming="--listen")

    def test_a_port_is_a_number_up_to_65535(self):
        for port in ("65536", "-1", "https", ""):
            self.assert_refused("--no-tls", "--listen", f"127.0.0.1:{port}", naming="--listen")

    def test_one_listens_on_an_address_and_not_on_a_name(self):
        self.assert_refused("--no-tls", "--listen", "nowhere.example:1", naming="--listen")

    def test_a_trusted_proxy_is_an_address_or_a_range(self):
        for value in ("10.0.0.0/33", "everyone", "10.0.0/8"):
            self.assert_refused("--no-tls", "--trusted-proxy", value, naming="--trusted-proxy")

    def test_threads_are_counted_from_1_to_256(self):
        for value in ("0", "257", "two", "1.5"):
            self.assert_refused("--no-tls", "--threads", value, naming="--threads")

    def test_a_public_url_has_a_scheme_and_no_path(self):
        for value in ("chats.example.org", "ftp://chats.example.org", "https://a.example/path"):
            self.assert_refused("--no-tls", "--public-url", value, naming="--public-url")

    def test_a_limit_has_a_name_and_its_bounds(self):
        self.assert_refused("--no-tls", "--limit", "patience=1", naming="patience")
        self.assert_refused("--no-tls", "--limit", "join_time_s=0", naming="join_time_s")
        self.assert_refused("--no-tls", "--limit", "join_time_s=soon", naming="join_time_s")

    def test_without_a_certificate_no_tls_has_to_be_asked_for(self):
        self.assert_refused("--listen", "127.0.0.1:0", naming="--certificate")

    def test_a_short_operator_key_is_refused_and_not_repeated(self):
        ended = run_program("--no-tls", CHATS_ADMIN_KEY="guess-me")
        self.assertEqual(ended.returncode, 2)
        self.assertIn("CHATS_ADMIN_KEY", ended.stderr)
        self.assertNotIn("guess-me", ended.stderr)


class Help(unittest.TestCase):
    def test_help_lists_each_flag_with_its_default(self):
        ended = run_program("--help")
        self.assertEqual((ended.returncode, ended.stderr), (0, ""))
        for flag in ("--config", "--listen", "--data", "--certificate", "--key", "--no-tls",
                     "--trusted-proxy", "--public-url", "--origin", "--threads", "--web",
                     "--session", "--no-sample", "--no-io-uring", "--log-level", "--limit"):
            self.assertIn(flag, ended.stdout)
        lines = re.sub(r"\s+", " ", ended.stdout)
        for default in ("[localhost:8443]", "[data]", "[info]", "join_time_s=10",
                        "message_bytes=65536", "requests_per_second=10"):
            self.assertIn(default, lines)

    def test_the_version_is_told(self):
        ended = run_program("--version")
        self.assertEqual(ended.returncode, 0)
        self.assertRegex(ended.stdout, r"^chats-server \d")


class SettingsFile(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="chats-settings-")
        self.addCleanup(folder.cleanup)
        self.file = pathlib.Path(folder.name) / "settings.toml"

    def assert_refused(self, text, naming):
        self.file.write_text(text)
        ended = run_program("--config", self.file)
        self.assertEqual(ended.returncode, 2, ended)
        self.assertEqual(ended.stderr.strip().count("\n"), 0, ended.stderr)
        self.assertIn(naming, ended.stderr)

    def test_an_unknown_key_is_named(self):
        self.assert_refused('lisen = "127.0.0.1:0"\n', naming="lisen")

    def test_a_value_of_the_wrong_type_is_named(self):
        self.assert_refused("threads = \"four\"\n", naming="threads")
        self.assert_refused("no-tls = 1\n", naming="no-tls")

    def test_an_unknown_limit_is_named(self):
        self.assert_refused("[limits]\npatience = 3\n", naming="patience")

    def test_what_is_no_toml_is_told_with_its_line(self):
        self.assert_refused("no-tls = true\nthreads = \n", naming="ine 2")

    def test_a_file_that_is_not_there_ends_with_1(self):
        ended = run_program("--config", self.file)
        self.assertEqual(ended.returncode, 1)
        self.assertIn(str(self.file), ended.stderr)

    def test_the_file_sets_and_flags_win(self):
        self.file.write_text('listen = "127.0.0.1:1"\n[limits]\njoin_time_s = 1\n')
        with Server("--config", self.file) as server:
            self.assertNotEqual(server.port, 1)
            self.assertEqual(Client(server).wait_for_close(), 4001)

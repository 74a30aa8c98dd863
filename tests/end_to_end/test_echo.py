"""`chats-server echo` over raw sockets, plain and over TLS: each case of the suite that others run
against it, and a few more (echo_cases.py)."""
import subprocess
import threading
import unittest

import echo_cases
from faults import PROGRAM
from http_client import HttpConnection
from server_under_test import LISTENS, certificate_folder, environment, run_program
from tls_socket import PATIENCE
from web_socket import CLOSE, WebSocket, upgrade_headers

# More than this may wait for a reader: who sends it reads meanwhile, or both would wait.
SENT_UNREAD_MAX = 64 * 1024


class EchoServer:
    def __init__(self, tls):
        self.tls, self.port = tls, None
        flags = ["--listen", "127.0.0.1:0"]
        if tls:
            folder = certificate_folder()
            flags += ["--certificate", folder / "dev-cert.pem", "--key", folder / "dev-key.key"]
        self._process = subprocess.Popen([PROGRAM, "echo", *map(str, flags)], text=True,
                                         stdout=subprocess.PIPE, env=environment())
        giving_up = threading.Timer(PATIENCE, self._process.kill)
        giving_up.start()
        line = self._process.stdout.readline()
        giving_up.cancel()
        assert (found := LISTENS.search(line)), line
        self.port = int(found[1])

    def stop(self):
        self._process.terminate()
        self._process.stdout.close()
        return self._process.wait(PATIENCE)


class Echo(unittest.TestCase):
    tls = False

    @classmethod
    def setUpClass(cls):
        cls.server = EchoServer(cls.tls)

    @classmethod
    def tearDownClass(cls):
        assert cls.server.stop() == 0

    def run_all(self, cases):
        for case in cases:
            with self.subTest(case.name):
                self.run_case(case)

    def run_case(self, case):
        socket = WebSocket(self.server, upgrade_headers(Sec_WebSocket_Protocol=None))
        self.addCleanup(socket.close)
        for each in case.rounds:
            self.run_round(case, socket, each)
        if case.code is None:
            socket.send_frame(CLOSE, (1000).to_bytes(2, "big"))
        last = socket.next_frame()
        self.assertIsNotNone(last, "the end without a close frame")
        self.assertEqual((last.opcode, last.close_code), (CLOSE, case.code or 1000))
        self.assertIsNone(socket.next_frame(), "more came behind the close frame")
        self.assertFalse(socket.socket.was_reset, "it was cut, not closed")
        socket.close()

    def run_round(self, case, socket, each):
        sender = threading.Thread(target=self.send_all, args=(socket, each.sent))
        aside = sum(map(len, each.sent)) > SENT_UNREAD_MAX
        (sender.start if aside else sender.run)()
        for opcode, payload in each.answers:
            answer = socket.next_frame()
            self.assertIsNotNone(answer, f"the end, instead of an answer to {case.name}")
            self.assertEqual((answer.opcode, answer.final, len(answer.payload)),
                             (opcode, True, len(payload)))
            self.assertTrue(answer.payload == payload, "other bytes came back")
        if aside:
            sender.join()

    @staticmethod
    def send_all(socket, sent):
        try:
            for data in sent:
                socket.socket.send(data)
        except ConnectionError:
            pass  # It ended already, as it should; what the server said is read next.

    def test_messages_of_all_sizes_come_back(self):
        self.run_all(echo_cases.sizes())

    def test_pings_are_answered(self):
        self.run_all(echo_cases.pings())

    def test_reserved_bits_end_it(self):
        self.run_all(echo_cases.reserved_bits())

    def test_reserved_opcodes_end_it(self):
        self.run_all(echo_cases.opcodes())

    def test_fragments_are_joined_or_refused(self):
        self.run_all(echo_cases.pieces())

    def test_text_comes_back_whole_wherever_it_is_cut(self):
        self.run_all(echo_cases.text_whole_and_in_pieces())

    def test_what_cannot_become_text_any_more_ends_it_at_once(self):
        self.run_all(echo_cases.text_that_fails_fast())

    def test_text_is_utf_8(self):
        self.run_all(echo_cases.texts())

    def test_closing_is_answered_or_refused(self):
        self.run_all(echo_cases.closings())

    def test_big_messages_and_many_fragments_come_back(self):
        self.run_all(echo_cases.masses())

    def test_a_thousand_messages_come_back_one_by_one(self):
        self.run_all(echo_cases.round_trips())

    def test_a_message_may_be_cut_anywhere_but_not_be_too_long(self):
        self.run_all(echo_cases.odds_and_ends())

    def test_whoever_tries_it_may_know_it_by_any_name_and_path(self):
        for path in ("/", "/ws", "/runCase?case=1&agent=echo"):
            headers = upgrade_headers(Host="examiner.example:9001", Origin="http://elsewhere")
            with HttpConnection(self.server) as connection:
                self.assertEqual(connection.ask("GET", path, headers).status, 101)
        with HttpConnection(self.server) as connection:
            answer = connection.ask("GET", "/", [("Host", "examiner.example:9001")])
            self.assertEqual((answer.status, answer.body.decode()),
                             (404, "Only WebSockets are answered here.\n"))


class EchoOverTls(Echo):
    tls = True


class EchoWrongWords(unittest.TestCase):
    def test_what_is_wrong_is_one_sentence(self):
        for flags, sentence in ((["--listen"], "--listen wants a value."),
                                (["--key", "x"], "--certificate and --key go together."),
                                (["--data", "x"], 'There is no "--data" in echo; chats-server '
                                                  "echo --help lists what there is.")):
            ended = run_program("echo", *flags)
            self.assertEqual((ended.returncode, ended.stderr), (2, sentence + "\n"))
        ended = run_program("echo", "--listen", "nowhere")
        self.assertEqual(ended.returncode, 1)
        self.assertIn("is not ADDRESS:PORT", ended.stderr)

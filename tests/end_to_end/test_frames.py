"""RFC 6455 and the limits of part 8: what ends a connection, and with which code."""
import json
import unittest

import on_a_server
from definitions import talk
from server_under_test import Server
from web_socket import BINARY, CLOSE, CONTINUATION, PING, PONG, TEXT, WebSocket, frame
from wire_client import Client

KIB = 1024
ASK = json.dumps({"jsonrpc": "2.0", "id": "1", "method": "session.leave"}).encode()


class Frames(on_a_server.TestCase):
    def setUp(self):
        self.socket = WebSocket(self.server)
        self.addCleanup(self.socket.close)

    def send(self, opcode, payload=b"", **how):
        try:
            self.socket.send_frame(opcode, payload, **how)
        except ConnectionError:
            pass  # It ended already, as it should; the code is asked for next.

    def assert_ends_with(self, code):
        self.assertEqual(self.socket.wait_for_close(), code)

    def assert_lives(self):
        self.socket.send_text(ASK)
        self.assertIn("not_joined", self.socket.next_message())

    def test_a_binary_frame_ends_with_1003(self):
        self.send(BINARY, b"\x00\x01")
        self.assert_ends_with(1003)

    def test_text_that_is_not_utf_8_ends_with_1007(self):
        for broken in (b"\xff\xfe", b'{"a": "\xc3"}', b"\xed\xa0\x80", b"\xf4\x90\x80\x80"):
            self.socket = WebSocket(self.server)
            self.send(TEXT, broken)
            self.assert_ends_with(1007)
            self.socket.close()

    def test_a_character_may_be_cut_by_a_fragment(self):
        word = '{"jsonrpc":"2.0","id":"1","method":"é"}'.encode()
        cut = word.index(b"\xc3") + 1
        self.send(TEXT, word[:cut], final=False)
        self.send(CONTINUATION, word[cut:])
        self.assertIn("unknown_method", self.socket.next_message())

    def test_a_message_has_64_kib_at_most(self):
        padded = ASK + b" " * (64 * KIB - len(ASK))
        self.send(TEXT, padded)
        self.assertIn("not_joined", self.socket.next_message())
        self.send(TEXT, padded + b" ")
        self.assert_ends_with(1009)

    def test_fragments_count_together_towards_the_64_kib(self):
        self.send(TEXT, b" " * (40 * KIB), final=False)
        self.send(CONTINUATION, b" " * (40 * KIB), final=False)
        self.assert_ends_with(1009)

    def test_an_announced_giant_is_refused_before_it_comes(self):
        head = bytes([0x81, 0xff]) + (1 << 62).to_bytes(8, "big") + b"mask"
        self.socket.socket.send(head)
        self.assert_ends_with(1009)

    def test_an_unmasked_frame_ends_with_1002(self):
        self.send(TEXT, ASK, masked=False)
        self.assert_ends_with(1002)

    def test_reserved_bits_and_opcodes_end_with_1002(self):
        for broken in (frame(TEXT, ASK, reserved=0x40), frame(3, b""), frame(11, b""),
                       frame(PING, b"x", final=False), frame(PING, b"x" * 126),
                       frame(CONTINUATION, b"x")):
            self.socket = WebSocket(self.server)
            self.socket.socket.send(broken)
            self.assert_ends_with(1002)
            self.socket.close()

    def test_a_new_message_inside_another_ends_with_1002(self):
        self.send(TEXT, b"[", final=False)
        self.send(TEXT, ASK)
        self.assert_ends_with(1002)

    def test_64_fragments_are_taken_and_one_more_ends_with_1008(self):
        def in_fragments(count):
            letters = ASK + b" " * (count - len(ASK))
            self.send(TEXT, letters[:1], final=False)
            for letter in letters[1:count - 1]:
                self.send(CONTINUATION, bytes([letter]), final=False)
            self.send(CONTINUATION, letters[count - 1:])
        in_fragments(64)
        self.assertIn("not_joined", self.socket.next_message())
        in_fragments(65)
        self.assert_ends_with(1008)

    def test_pings_are_answered_and_a_flood_of_them_ends_with_1008(self):
        self.send(PING, b"are you there")
        answer = self.socket.next_frame()
        self.assertEqual((answer.opcode, answer.payload), (PONG, b"are you there"))
        for _ in range(200):
            self.send(PING, b"x")
        self.assert_ends_with(1008)

    def test_a_flood_of_pongs_or_of_empty_frames_ends_with_1008(self):
        for opcode, final in ((PONG, True), (TEXT, True)):
            self.socket = WebSocket(self.server)
            for _ in range(200):
                self.send(opcode, b"", final=final)
            self.assert_ends_with(1008)
            self.socket.close()

    def test_who_closes_gets_a_close_back(self):
        self.send(CLOSE, b"\x03\xe8bye")
        self.assert_ends_with(1000)

    def test_a_close_of_one_byte_or_a_forbidden_code_ends_with_1002(self):
        for payload in (b"\x03", b"\x03\xed", b"\x00\x01"):
            self.socket = WebSocket(self.server)
            self.send(CLOSE, payload)
            self.assert_ends_with(1002)
            self.socket.close()

    def test_one_who_falls_silent_is_let_go(self):
        with Server("--limit", "ping_after_s=1", "--limit", "silence_s=3") as server:
            silent = WebSocket(server)
            silent.answers_pings = False
            self.assertIn(silent.wait_for_close(), (None, 1001, 1006, 4009))
            silent.close()


class NotJoined(unittest.TestCase):
    def test_who_does_not_join_within_ten_seconds_is_closed_with_4001(self):
        with Server() as server:
            session = server.make_session(talk())
            idle, peeking = Client(server), Client(server)
            peeking.call("session.peek", link=session.secrets["attendee"])
            ana = session.attendee("Ana")
            self.assertEqual((idle.wait_for_close(), peeking.wait_for_close()), (4001, 4001))
            ana.settle()

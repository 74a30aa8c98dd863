"""`chats-server echo` over raw sockets: the cases that the well-known suite for RFC 6455 tries, a few
of each of its groups 1 to 7, 9 and 10 (8 is empty), plain and over TLS."""
import subprocess
import threading
import unittest
from dataclasses import dataclass, field

from faults import PROGRAM
from server_under_test import LISTENS, certificate_folder, environment, run_program
from tls_socket import PATIENCE
from web_socket import (BINARY, CLOSE, CONTINUATION, PING, PONG, TEXT, WebSocket, frame,
                        upgrade_headers)

KIB, MIB = 1024, 1024 * 1024
GREEK = "κόσμε".encode()
VALID_CODES = (1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999)
INVALID_CODES = (0, 999, 1004, 1005, 1006, 1016, 1100, 2000, 2999)


@dataclass
class Case:
    name: str
    sent: list
    answers: list = field(default_factory=list)
    code: int = None  # with which the server ends it; None: it lives, and is closed by the test


def close_frame(code, reason=b""):
    return frame(CLOSE, code.to_bytes(2, "big") + reason)


def chops(data, size):
    return [data[at:at + size] for at in range(0, len(data), size)]


def fragments(opcode, payload, size):
    parts = chops(payload, size) or [b""]
    return [frame(opcode if place == 0 else CONTINUATION, part, final=place == len(parts) - 1)
            for place, part in enumerate(parts)]


def sizes():
    for group, opcode in ((1, TEXT), (2, BINARY)):
        for size in (0, 125, 126, 127, 128, 65535, 65536):
            message = b"*" * size if opcode == TEXT else b"\xfe" * size
            yield Case(f"1.{group} {size}", [frame(opcode, message)], [(opcode, message)])
        yield Case(f"1.{group} 65536 in chops of 997", chops(frame(opcode, b"*" * 65536), 997),
                   [(opcode, b"*" * 65536)])


def pings():
    for payload in (b"", b"Hello, world!", bytes([0, 255, 254, 253, 0, 255]), b"\xfe" * 125):
        yield Case(f"2 {len(payload)} bytes", [frame(PING, payload)], [(PONG, payload)])
        yield Case(f"2 {len(payload)} bytes, one by one", chops(frame(PING, payload), 1),
                   [(PONG, payload)])
    yield Case("2.5", [frame(PING, b"\xfe" * 126)], code=1002)
    yield Case("2.7 to 2.9", [frame(PONG), frame(PONG, b"unasked"), frame(PING, b"asked")],
               [(PONG, b"asked")])
    ten = [b"payload-%d" % number for number in range(10)]
    yield Case("2.10", [b"".join(frame(PING, each) for each in ten)],
               [(PONG, each) for each in ten])


def reserved_bits():
    hello = frame(TEXT, b"Hello")
    for bits in range(1, 8):
        for opcode in (TEXT, BINARY, PING, CLOSE):
            broken = frame(opcode, b"" if opcode == CLOSE else b"*", reserved=bits << 4)
            yield Case(f"3 bits {bits} in {opcode}", [hello, broken, frame(PING)],
                       [(TEXT, b"Hello")], code=1002)


def opcodes():
    hello = frame(TEXT, b"Hello")
    for opcode in (3, 4, 5, 6, 7, 11, 12, 13, 14, 15):
        yield Case(f"4 {opcode}", [frame(opcode)], code=1002)
        yield Case(f"4 {opcode} behind text", [hello, frame(opcode, b"reserved"), frame(PING)],
                   [(TEXT, b"Hello")], code=1002)


def pieces():
    start, middle = frame(TEXT, b"fragment1", final=False), frame(CONTINUATION, b"x", final=False)
    end, text = frame(CONTINUATION, b"fragment2"), (TEXT, b"fragment1fragment2")
    yield Case("5.1", [frame(PING, b"a", final=False), frame(CONTINUATION, b"b")], code=1002)
    yield Case("5.2", [frame(PONG, b"a", final=False), frame(CONTINUATION, b"b")], code=1002)
    yield Case("5.3", [start, end], [text])
    yield Case("5.4", [start + end], [text])
    yield Case("5.5", chops(start + end, 1), [text])
    yield Case("5.6", [start, frame(PING, b"ping"), end], [(PONG, b"ping"), text])
    yield Case("5.8", chops(start + frame(PING, b"ping") + end, 1), [(PONG, b"ping"), text])
    yield Case("5.9", [frame(CONTINUATION, b"x"), frame(TEXT, b"Hello")], code=1002)
    yield Case("5.12", [middle, frame(TEXT, b"Hello")], code=1002)
    yield Case("5.15", [start, end, middle, frame(TEXT, b"Hello")], [text], code=1002)
    yield Case("5.18", [start, frame(TEXT, b"fragment2")], code=1002)
    five = [b"fragment%d" % number for number in range(1, 6)]
    sent = [frame(TEXT, five[0], final=False), frame(CONTINUATION, five[1], final=False),
            frame(PING, b"one"), frame(CONTINUATION, five[2], final=False),
            frame(CONTINUATION, five[3], final=False), frame(PING, b"two"),
            frame(CONTINUATION, five[4])]
    yield Case("5.19", sent, [(PONG, b"one"), (PONG, b"two"), (TEXT, b"".join(five))])


def utf_8():
    yield Case("6.1.1", [frame(TEXT)], [(TEXT, b"")])
    yield Case("6.1.2", [
        frame(TEXT, final=False), frame(CONTINUATION, final=False), frame(CONTINUATION)],
               [(TEXT, b"")])
    for size in (len(GREEK), 1, 3):
        yield Case(f"6.2 in {size}", fragments(TEXT, GREEK, size), [(TEXT, GREEK)])
    broken = GREEK + b"\xed\xa0\x80" + b"edited"
    yield Case("6.3.1", [frame(TEXT, broken)], code=1007)
    yield Case("6.3.2", fragments(TEXT, broken, 1), code=1007)
    # As soon as it cannot become text any more: what would come next is never sent.
    yield Case("6.4.1", [frame(TEXT, GREEK, final=False),
                         frame(CONTINUATION, b"\xf4\x90\x80\x80", final=False)], code=1007)
    yield Case("6.4.2", [frame(TEXT, GREEK + b"\xf4", final=False),
                         frame(CONTINUATION, b"\x90", final=False)], code=1007)
    whole = frame(TEXT, GREEK + b"\xf4\x90\x80\x80" + GREEK)
    good = 6 + len(GREEK)  # behind a head of six bytes
    yield Case("6.4.3", [whole[:good], whole[good:good + 4]], code=1007)
    yield Case("6.4.4", [whole[:good + 1], whole[good + 1:good + 2]], code=1007)
    for good in (b"\x00", b"\x7f", b"\xc2\x80", b"\xdf\xbf", b"\xe0\xa0\x80", b"\xef\xbf\xbf",
                 b"\xed\x9f\xbf", b"\xee\x80\x80", b"\xf0\x90\x80\x80", b"\xf4\x8f\xbf\xbf",
                 b"\xef\xbf\xbe", b"\xf0\x9f\xbf\xbf"):
        yield Case(f"6 good {good.hex()}", [frame(TEXT, good)], [(TEXT, good)])
    for bad in (b"\x80", b"\xbf", b"\xc0", b"\xc0\xaf", b"\xc1\xbf", b"\xe0\x80\xaf", b"\xce",
                b"\xe0\x9f\xbf", b"\xf0\x8f\xbf\xbf", b"\xed\xa0\x80", b"\xed\xad\xbf\xed\xb0\x80",
                b"\xf4\x90\x80\x80", b"\xf8\x88\x80\x80\x80", b"\xfc\x84\x80\x80\x80\x80",
                b"\xfe", b"\xff", b"\xe2\x82", b"\xf0\x9f\x98", b"\xfe\xfe\xff\xff"):
        yield Case(f"6 bad {bad.hex()}", [frame(TEXT, bad)], code=1007)


def closings():
    hello, normal = frame(TEXT, b"Hello World!"), close_frame(1000)
    yield Case("7.1.1", [hello, normal], [(TEXT, b"Hello World!")], code=1000)
    yield Case("7.1.2", [normal + normal], code=1000)
    yield Case("7.1.3", [normal + frame(PING)], code=1000)
    yield Case("7.1.4", [normal + hello], code=1000)
    yield Case("7.1.5", [frame(TEXT, b"fragment1", final=False) + normal +
                         frame(CONTINUATION, b"fragment2")], code=1000)
    long = b"BAsd7&jh23" * (256 * KIB // 10)
    yield Case("7.1.6", [frame(TEXT, long), normal], [(TEXT, long)], code=1000)
    yield Case("7.3.1", [frame(CLOSE)], code=1000)
    yield Case("7.3.2", [frame(CLOSE, b"a")], code=1002)
    yield Case("7.3.4", [close_frame(1000, b"Hello World!")], code=1000)
    yield Case("7.3.5", [close_frame(1000, b"*" * 123)], code=1000)
    yield Case("7.3.6", [close_frame(1000, b"*" * 124)], code=1002)
    yield Case("7.5.1", [close_frame(1000, GREEK + b"\xed\xa0\x80")], code=1007)
    for code in VALID_CODES:
        yield Case(f"7.7 {code}", [close_frame(code)], code=code)
        yield Case(f"7.7 {code} with a reason", [close_frame(code, b"reason")], code=code)
    for code in INVALID_CODES + (5000, 65535):
        yield Case(f"7.9 {code}", [close_frame(code)], code=1002)
        yield Case(f"7.9 {code} with a reason", [close_frame(code, b"reason")], code=1002)


def masses():
    for opcode in (TEXT, BINARY):
        for size in (64 * KIB, MIB, 4 * MIB, 16 * MIB):
            yield Case(f"9.1 {opcode} of {size}", [frame(opcode, b"*" * size)],
                       [(opcode, b"*" * size)])
        for size in (256, 4 * KIB, 64 * KIB, MIB):
            yield Case(f"9.3 {opcode} in fragments of {size}",
                       [b"".join(fragments(opcode, b"*" * MIB, size))], [(opcode, b"*" * MIB)])
        yield Case(f"9.5 {opcode} in chops of 1024", chops(frame(opcode, b"*" * MIB), 1024),
                   [(opcode, b"*" * MIB)])
        for size in (0, 16, 1024):
            yield Case(f"9.7 {opcode} 1000 times {size}", [frame(opcode, b"*" * size)] * 1000,
                       [(opcode, b"*" * size)] * 1000)
    yield Case("too long", [frame(BINARY, b"")[:1] + b"\xff" + (16 * MIB + 1).to_bytes(8, "big") +
                            b"mask"], code=1009)
    yield Case("10.1", fragments(TEXT, b"*" * 65536, 1300), [(TEXT, b"*" * 65536)])


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
        sender = threading.Thread(target=self.send_all, args=(socket, case.sent))
        sender.start()  # Beside reading: who sends much reads meanwhile, or both would wait.
        for opcode, payload in case.answers:
            answer = socket.next_frame()
            self.assertIsNotNone(answer, f"the end, instead of an answer to {case.name}")
            self.assertEqual((answer.opcode, answer.final, len(answer.payload)),
                             (opcode, True, len(payload)))
            self.assertTrue(answer.payload == payload, "other bytes came back")
        sender.join()
        if case.code is None:
            socket.send_frame(CLOSE, (1000).to_bytes(2, "big"))
        last = socket.next_frame()
        self.assertIsNotNone(last, "the end without a close frame")
        self.assertEqual((last.opcode, last.close_code), (CLOSE, case.code or 1000))
        self.assertIsNone(socket.next_frame(), "more came behind the close frame")
        socket.close()

    @staticmethod
    def send_all(socket, sent):
        try:
            for data in sent:
                socket.socket.send(data)
        except ConnectionError:
            pass  # It ended already, as it should; what the server said is read next.

    def test_messages_of_all_sizes_come_back(self):
        self.run_all(sizes())

    def test_pings_are_answered(self):
        self.run_all(pings())

    def test_reserved_bits_end_it(self):
        self.run_all(reserved_bits())

    def test_reserved_opcodes_end_it(self):
        self.run_all(opcodes())

    def test_fragments_are_joined_or_refused(self):
        self.run_all(pieces())

    def test_text_is_utf_8(self):
        self.run_all(utf_8())

    def test_closing_is_answered_or_refused(self):
        self.run_all(closings())

    def test_big_messages_many_messages_and_many_fragments_come_back(self):
        self.run_all(masses())


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

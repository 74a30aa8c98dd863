"""What the well-known suite for RFC 6455 (Autobahn's fuzzing client) tries, case by case with its
numbers, and a few cases more. Its groups 12 and 13 are about compression, which is never chosen.

Where the suite takes a laxer answer too (NON-STRICT), the strict one alone is right here.
"""
from dataclasses import dataclass, field

from web_socket import BINARY, CLOSE, CONTINUATION, PING, PONG, TEXT, frame

KIB, MIB = 1024, 1024 * 1024
GREEK = "κ\u1f79σμε".encode()  # 11 bytes: its second letter has three
HELLO = b"Hello, world!"
VALID_CODES = (1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999)
INVALID_CODES = (0, 999, 1004, 1005, 1006, 1016, 1100, 2000, 2999)


@dataclass
class Round:
    sent: list      # bytes, each piece by itself
    answers: list = field(default_factory=list)  # what comes back before the next round is sent


@dataclass
class Case:
    name: str
    rounds: list
    code: int = None  # with which the server ends it; None: it lives, and is closed by the test


def case(name, sent, answers=(), code=None):
    return Case(name, [Round(sent, list(answers))], code)


def close_frame(code, reason=b""):
    return frame(CLOSE, code.to_bytes(2, "big") + reason)


def chops(data, size):
    return [data[at:at + size] for at in range(0, len(data), size)]


def octets(*frames):
    return chops(b"".join(frames), 1)


def in_parts(opcode, parts):
    return [frame(opcode if place == 0 else CONTINUATION, part, final=place == len(parts) - 1)
            for place, part in enumerate(parts)]


def fragments(opcode, payload, size):
    return in_parts(opcode, chops(payload, size) or [b""])


def sizes():
    for group, opcode, byte in ((1, TEXT, b"*"), (2, BINARY, b"\xfe")):
        for place, size in enumerate((0, 125, 126, 127, 128, 65535, 65536), 1):
            message = byte * size
            yield case(f"1.{group}.{place}", [frame(opcode, message)], [(opcode, message)])
        message = byte * 65536
        yield case(f"1.{group}.8", chops(frame(opcode, message), 997), [(opcode, message)])


def pings():
    for number, payload in ((1, b""), (2, HELLO), (3, bytes([0, 255, 254, 253, 252, 251, 0, 255])),
                            (4, b"\xfe" * 125)):
        yield case(f"2.{number}", [frame(PING, payload)], [(PONG, payload)])
    yield case("2.5", [frame(PING, b"\xfe" * 126)], code=1002)
    yield case("2.6", octets(frame(PING, b"\xfe" * 125)), [(PONG, b"\xfe" * 125)])
    yield case("2.7", [frame(PONG)])
    yield case("2.8", [frame(PONG, b"unsolicited")])
    yield case("2.9", [frame(PONG, b"unsolicited"), frame(PING, b"asked")], [(PONG, b"asked")])
    ten = [b"payload-%d" % number for number in range(10)]
    sent, answers = [frame(PING, each) for each in ten], [(PONG, each) for each in ten]
    yield case("2.10", sent, answers)
    yield case("2.11", octets(*sent), answers)


def reserved_bits():
    hello, broken = frame(TEXT, HELLO), {bits: bits << 4 for bits in range(1, 8)}
    answer = [(TEXT, HELLO)]
    yield case("3.1", [frame(TEXT, HELLO, reserved=broken[1])], code=1002)
    yield case("3.2", [hello + frame(TEXT, HELLO, reserved=broken[2]) + frame(PING)], answer, 1002)
    yield case("3.3", [hello, frame(TEXT, HELLO, reserved=broken[3]), frame(PING)], answer, 1002)
    yield case("3.4", octets(hello, frame(TEXT, HELLO, reserved=broken[4]), frame(PING)), answer,
               1002)
    yield case("3.5", [frame(BINARY, b"\0\xff\xfe", reserved=broken[5])], code=1002)
    yield case("3.6", [frame(PING, HELLO, reserved=broken[6])], code=1002)
    yield case("3.7", [frame(CLOSE, reserved=broken[7])], code=1002)
    for bits in broken.values():
        for opcode in (TEXT, BINARY, CONTINUATION, PING, PONG, CLOSE):
            yield case(f"bits {bits:#x} in {opcode}",
                       [hello, frame(opcode, reserved=bits), frame(PING)], answer, 1002)


def opcodes():
    hello, answer = frame(TEXT, HELLO), [(TEXT, HELLO)]
    for group, first in ((1, 3), (2, 11)):
        name = f"4.{group}."
        yield case(name + "1", [frame(first)], code=1002)
        yield case(name + "2", [frame(first + 1, b"reserved")], code=1002)
        yield case(name + "3", [hello, frame(first + 2), frame(PING)], answer, 1002)
        yield case(name + "4", [hello, frame(first + 3, HELLO), frame(PING)], answer, 1002)
        yield case(name + "5", octets(hello, frame(first + 4, HELLO), frame(PING)), answer, 1002)


# The same frames joined, one by one, and byte by byte.
def each_way(first_number, frames, answers=(), code=None):
    ways = ([b"".join(frames)], frames, octets(*frames))
    for number, sent in enumerate(ways, first_number):
        yield case(f"5.{number}", sent, answers, code)


def pieces():
    hello, ping = frame(TEXT, HELLO), frame(PING, b"ping")
    text, pong = (TEXT, b"fragment1fragment2"), (PONG, b"ping")
    start, end = in_parts(TEXT, [b"fragment1", b"fragment2"])
    middle = frame(CONTINUATION, b"x", final=False)
    yield case("5.1", in_parts(PING, [b"fragment1", b"fragment2"]), code=1002)
    yield case("5.2", in_parts(PONG, [b"fragment1", b"fragment2"]), code=1002)
    yield from each_way(3, [start, end], [text])
    yield from each_way(6, [start, ping, end], [pong, text])
    yield from each_way(9, [end, hello], code=1002)
    yield from each_way(12, [middle, hello], code=1002)
    yield case("5.15", [start, end, middle, hello], [text], 1002)
    yield case("5.16", [middle, start, end] * 2, code=1002)
    yield case("5.17", [end, start, end] * 2, code=1002)
    yield case("5.18", [start, frame(TEXT, b"fragment2")], code=1002)
    # The first ping is answered before the message goes on.
    five = [b"fragment%d" % number for number in range(1, 6)]
    one, two, three, four, last = in_parts(TEXT, five)
    first, second = [one, two, frame(PING, b"one")], [three, four, frame(PING, b"two"), last]
    answers = [(PONG, b"two"), (TEXT, b"".join(five))]
    yield Case("5.19", [Round([b"".join(first)], [(PONG, b"one")]),
                        Round([b"".join(second)], answers)])
    yield Case("5.20", [Round(first, [(PONG, b"one")]), Round(second, answers)])


def text_whole_and_in_pieces():
    yield case("6.1.1", [frame(TEXT)], [(TEXT, b"")])
    yield case("6.1.2", in_parts(TEXT, [b"", b"", b""]), [(TEXT, b"")])
    yield case("6.1.3", in_parts(TEXT, [b"", b"middle", b""]), [(TEXT, b"middle")])
    message = "Hello-µ@ßöäüàá-UTF-8!!".encode()
    yield case("6.2.1", [frame(TEXT, message)], [(TEXT, message)])
    yield case("6.2.2", in_parts(TEXT, [message[:12], message[12:]]), [(TEXT, message)])
    yield case("6.2.3", fragments(TEXT, message, 1), [(TEXT, message)])
    yield case("6.2.4", fragments(TEXT, GREEK, 1), [(TEXT, GREEK)])
    broken = GREEK + b"\xed\xa0\x80" + b"edited"
    yield case("6.3.1", [frame(TEXT, broken)], code=1007)
    yield case("6.3.2", fragments(TEXT, broken, 1), code=1007)


def text_that_fails_fast():
    """As soon as it cannot become text any more: what would come next is never sent. A ping that
    is answered shows that the beginning was taken."""
    ping, pong, good = frame(PING, b"still there"), (PONG, b"still there"), len(GREEK)
    bad = GREEK + b"\xf4\x90\x80\x80" + b"edited"
    for number, first, second in ((1, good, good + 4), (2, good + 1, good + 2)):
        yield Case(f"6.4.{number}", [
            Round([frame(TEXT, bad[:first], final=False), ping], [pong]),
            Round([frame(CONTINUATION, bad[first:second], final=False)])], 1007)
    whole = frame(TEXT, bad)
    head = len(whole) - len(bad)
    for number, first, second in ((3, good, good + 4), (4, good + 1, good + 2)):
        yield case(f"6.4.{number}", [whole[:head + first], whole[head + first:head + second]],
                   code=1007)


# The texts of Markus Kuhn's test of UTF-8 decoders, in the suite's groups from 6.5 on.
def encodings():
    lasts = ("c0", "e080", "f08080", "f8808080", "fc80808080",
             "df", "efbf", "f7bfbf", "fbbfbfbf", "fdbfbfbfbf")
    starts = ((0xc0, 0xdf), (0xe0, 0xef), (0xf0, 0xf7), (0xf8, 0xfb), (0xfc, 0xfd))
    surrogates = ("eda080", "edadbf", "edae80", "edafbf", "edb080", "edbe80", "edbfbf")
    yield [*(f"hello{letter}world".encode().hex() for letter in "$¢€𤭢"), GREEK.hex()]
    yield [GREEK[:size].hex() for size in range(1, len(GREEK) + 1)]
    yield "00", "c280", "e0a080", "f0908080"
    yield "f888808080", "fc8480808080"
    yield "7f", "dfbf", "efbfbf", "f48fbfbf"
    yield "f7bfbfbf", "fbbfbfbfbf", "fdbfbfbfbfbf"
    yield "ed9fbf", "ee8080", "efbfbd", "f48fbfbf", "f4908080"
    yield "80", "bf", *("80bf80bf80bf"[:size] for size in range(4, 13, 2)), \
        bytes(range(0x80, 0xbf)).hex()
    yield ["".join(f"{byte:x}20" for byte in range(*each)) for each in starts]
    yield lasts
    yield ["".join(lasts)]
    yield "fe", "ff", "fefeffff"
    for last in ("c0af", "c1bf", "c080"):
        longer = {"c1bf": ("e09fbf", "f08fbfbf", "f887bfbfbf", "fc83bfbfbfbf")}
        yield last, *longer.get(last, [first + last[2:] for first in
                                       ("e080", "f08080", "f8808080", "fc80808080")])
    yield surrogates
    yield [high + low for high in surrogates[:4] for low in ("edb080", "edbfbf")]
    yield [chr(plane << 16 | last).encode().hex()
           for plane in range(17) for last in (0xfffe, 0xffff)]
    yield [chr(code).encode().hex() for code in range(0xfff9, 0x10000)]


def is_text(data):
    try:
        return data.decode() is not None
    except UnicodeDecodeError:
        return False


def texts():
    for group, each in enumerate(encodings(), 5):
        for number, data in enumerate(map(bytes.fromhex, each), 1):
            name, sent = f"6.{group}.{number} {data.hex()}", [frame(TEXT, data)]
            yield case(name, sent, [(TEXT, data)]) if is_text(data) else case(name, sent, code=1007)


def closings():
    hello, normal, ping = frame(TEXT, HELLO), close_frame(1000), frame(PING)
    start, end = in_parts(TEXT, [b"fragment1", b"fragment2"])
    yield case("7.1.1", [hello, normal], [(TEXT, HELLO)], 1000)
    yield case("7.1.2", [normal + normal], code=1000)
    yield case("7.1.3", [normal + ping], code=1000)
    yield case("7.1.4", [normal + hello], code=1000)
    yield case("7.1.5", [start + normal + end], code=1000)
    long = b"BAsd7&jh23" * (256 * KIB // 10)
    yield case("7.1.6", [frame(TEXT, long), hello, normal, ping], [(TEXT, long), (TEXT, HELLO)],
               1000)
    yield case("7.3.1", [frame(CLOSE)], code=1000)
    yield case("7.3.2", [frame(CLOSE, b"a")], code=1002)
    yield case("7.3.3", [normal], code=1000)
    yield case("7.3.4", [close_frame(1000, HELLO)], code=1000)
    yield case("7.3.5", [close_frame(1000, b"*" * 123)], code=1000)
    yield case("7.3.6", [close_frame(1000, b"*" * 124)], code=1002)
    yield case("7.5.1", [close_frame(1000, GREEK + b"\xed\xa0\x80" + b"edited")], code=1007)
    for number, code in enumerate(VALID_CODES, 1):
        yield case(f"7.7.{number} {code}", [close_frame(code)], code=code)
        yield case(f"{code} with a reason", [close_frame(code, b"reason")], code=code)
    for number, code in enumerate(INVALID_CODES, 1):
        yield case(f"7.9.{number} {code}", [close_frame(code)], code=1002)
        yield case(f"{code} with a reason", [close_frame(code, b"reason")], code=1002)
    yield case("7.13.1", [close_frame(5000)], code=1002)
    yield case("7.13.2", [frame(CLOSE, b"\xff\xff\xff\xff")], code=1002)


def masses():
    for group, opcode in ((0, TEXT), (1, BINARY)):
        for number, size in enumerate((64, 256, 1024, 4096, 8192, 16384), 1):
            message = b"*" * (size * KIB)
            yield case(f"9.{1 + group}.{number}", [frame(opcode, message)], [(opcode, message)])
        message = b"*" * (4 * MIB)
        for number in range(1, 10):
            sent = [b"".join(fragments(opcode, message, 16 * 4 ** number))]
            yield case(f"9.{3 + group}.{number}", sent, [(opcode, message)])
        message = b"BAsd7&jh23" * (MIB // 10)
        for number in range(1, 7):
            sent = chops(frame(opcode, message), 32 * 2 ** number)
            yield case(f"9.{5 + group}.{number}", sent, [(opcode, message)])


def round_trips():
    for group, opcode in ((7, TEXT), (8, BINARY)):
        for number, size in enumerate((0, 16, 64, 256, 1024, 4096), 1):
            message = b"*" * size
            yield Case(f"9.{group}.{number}",
                       [Round([frame(opcode, message)], [(opcode, message)])] * 1000)
        yield case(f"9.{group} at once", [frame(opcode)] * 1000, [(opcode, b"")] * 1000)


def odds_and_ends():
    message = b"*" * 65536
    yield case("10.1.1", fragments(TEXT, message, 1300), [(TEXT, message)])
    head = frame(BINARY)[:1]
    yield case("too long", [head + b"\xff" + (16 * MIB + 1).to_bytes(8, "big") + b"mask"],
               code=1009)

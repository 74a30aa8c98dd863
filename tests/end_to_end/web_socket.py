"""RFC 6455 by hand: frames as a test wants them, legal or not."""
import base64
import hashlib
import os
import struct
from dataclasses import dataclass

from http_client import HttpConnection
from tls_socket import deadline_in

CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10
GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


@dataclass
class Frame:
    opcode: int
    final: bool
    payload: bytes

    @property
    def close_code(self):
        return struct.unpack(">H", self.payload[:2])[0] if len(self.payload) >= 2 else 1005


def upgrade_headers(**changes):
    """The headers of an honest upgrade; a change to None leaves one out."""
    headers = {"Host": "localhost", "Upgrade": "websocket", "Connection": "Upgrade",
               "Sec-WebSocket-Version": "13",
               "Sec-WebSocket-Key": base64.b64encode(os.urandom(16)).decode(),
               "Sec-WebSocket-Protocol": "chats.v1"}
    for name, value in changes.items():
        headers[name.replace("_", "-")] = value
    return [(name, value) for name, value in headers.items() if value is not None]


def frame(opcode, payload=b"", final=True, masked=True, reserved=0):
    head = bytes([(0x80 if final else 0) | reserved | opcode])
    mask_bit = 0x80 if masked else 0
    if len(payload) < 126:
        head += bytes([mask_bit | len(payload)])
    elif len(payload) < 65536:
        head += bytes([mask_bit | 126]) + struct.pack(">H", len(payload))
    else:
        head += bytes([mask_bit | 127]) + struct.pack(">Q", len(payload))
    if not masked:
        return head + payload
    mask = os.urandom(4)
    # As one long number: a loop over bytes takes too long in Python.
    size = len(payload) + 4 - len(payload) % 4
    words = int.from_bytes(payload.ljust(size, b"\0"), "big")
    words ^= int.from_bytes(mask * (size // 4), "big")
    return head + mask + words.to_bytes(size, "big")[:len(payload)]


class WebSocket:
    """An upgraded connection. `next_frame` gives what came; pings are answered by it."""

    def __init__(self, server, headers=None, **how):
        headers = headers or upgrade_headers()
        self._connection = HttpConnection(server, **how)
        self.upgrade = self._connection.ask("GET", "/ws", headers)
        if self.upgrade.status != 101:
            self._connection.close()
            raise ConnectionRefusedError(f"no upgrade: {self.upgrade}")
        key = dict(headers)["Sec-WebSocket-Key"]
        proof = base64.b64encode(hashlib.sha1((key + GUID).encode()).digest()).decode()
        assert self.upgrade.header("Sec-WebSocket-Accept") == proof, self.upgrade
        self._bytes = bytearray(self._connection.take_rest())
        self._parts = b""
        self.socket = self._connection.socket
        self.answers_pings = True
        self.close_code = None

    def send_frame(self, opcode, payload=b"", **how):
        self.socket.send(frame(opcode, payload, **how))

    def send_text(self, text):
        self.send_frame(TEXT, text.encode() if isinstance(text, str) else text)

    def next_frame(self, until=None):
        """None at the end of the stream."""
        until = until or deadline_in()
        while (found := self._cut_frame()) is None:
            more = self.socket.receive(until)
            if not more:
                return None
            self._bytes += more
        return self._noted(found)

    def next_message(self, until=None):
        """The next text; None when the server closes or is gone."""
        while found := self.next_frame(until):
            if found.opcode == CLOSE:
                return None
            if (text := self._text_with(found)) is not None:
                return text
        return None

    def messages_now(self):
        """The texts that have come, without waiting; None behind them when the server closes or
        is gone."""
        more = self.socket.receive_now()
        while more:
            self._bytes += more
            more = self.socket.receive_now()
        while found := self._cut_frame():
            self._noted(found)
            if (text := self._text_with(found)) is not None:
                yield text
        if more == b"" or self.close_code is not None:
            yield None

    def wait_for_close(self):
        """The code with which the server ends the connection; None: without one."""
        until = deadline_in()
        while self.next_frame(until):
            if self.close_code is not None:
                break
        return self.close_code

    def close(self):
        self._connection.close()

    def _noted(self, found):
        if found.opcode == PING and self.answers_pings:
            self.send_frame(PONG, found.payload)
        if found.opcode == CLOSE and self.close_code is None:
            self.close_code = found.close_code
        return found

    def _text_with(self, found):
        """The message that this frame completes, if it does."""
        if found.opcode not in (TEXT, CONTINUATION):
            return None
        self._parts += found.payload
        if not found.final:
            return None
        whole, self._parts = self._parts, b""
        return whole.decode()

    def _cut_frame(self):
        data = self._bytes
        if len(data) < 2:
            return None
        size, start = data[1] & 0x7f, 2
        assert not data[1] & 0x80, "a server never masks"
        if size >= 126:
            extended = 2 if size == 126 else 8
            if len(data) < 2 + extended:
                return None
            size, start = int.from_bytes(data[2:2 + extended], "big"), 2 + extended
        if len(data) < start + size:
            return None
        assert not data[0] & 0x70, "nothing was negotiated that uses reserved bits"
        found = Frame(data[0] & 0x0f, bool(data[0] & 0x80), bytes(data[start:start + size]))
        del data[:start + size]
        return found

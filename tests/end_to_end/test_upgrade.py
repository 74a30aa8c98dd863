"""The door to the WebSocket: who may come in, and with which words."""
import asyncio
import json
import unittest

import websockets

from definitions import talk
from http_client import HttpConnection
from server_under_test import Server
from tls_socket import trusting_context
from web_socket import WebSocket, upgrade_headers


class Upgrade(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server("--origin", "https://www.example.org")

    @classmethod
    def tearDownClass(cls):
        cls.server.close()

    def status(self, *more, method="GET", version="1.1", **changes):
        lines = [f"{method} /ws HTTP/{version}"]
        lines += [f"{name}: {value}" for name, value in upgrade_headers(**changes) + list(more)]
        with HttpConnection(self.server) as connection:
            connection.send("\r\n".join(lines) + "\r\n\r\n")
            return connection.answer(without_body=method == "HEAD").status

    def test_an_honest_upgrade_is_let_in(self):
        self.assertEqual(self.status(), 101)

    def test_a_page_of_ours_or_of_a_configured_origin_is_let_in(self):
        for origin in ("https://localhost", "https://www.example.org",
                       "https://WWW.example.org:443"):
            self.assertEqual(self.status(Origin=origin), 101, origin)
        self.assertEqual(self.status(Host="localhost:8443", Origin="https://localhost:8443"), 101)

    def test_a_page_from_elsewhere_is_refused(self):
        for origin in ("https://evil.example", "null", "", "http://localhost",
                       "https://localhost:9999", "https://localhost.evil.example",
                       "https://www.example.org.evil.example", "http://www.example.org"):
            self.assertEqual(self.status(Origin=origin), 403, origin)

    def test_a_host_that_is_not_ours_is_misdirected(self):
        for host in ("elsewhere.example", "localhost.evil.example", "10.0.0.1"):
            self.assertEqual(self.status(Host=host), 421, host)
        self.assertEqual(self.status(Host="elsewhere.example",
                                     Origin="https://elsewhere.example"), 421)

    def test_what_must_come_once_must_not_come_twice(self):
        self.assertEqual(self.status(("Host", "localhost")), 400)
        self.assertEqual(self.status(("Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA==")), 400)
        self.assertEqual(self.status(("Origin", "https://localhost"),
                                     ("Origin", "https://localhost")), 400)
        self.assertEqual(self.status(("Sec-WebSocket-Version", "13")), 400)

    def test_the_key_is_16_bytes_in_base64(self):
        for key in ("", "AAAA", "AAAAAAAAAAAAAAAAAAAAAA", "A" * 24, "A" * 44, "!" * 22 + "=="):
            self.assertEqual(self.status(Sec_WebSocket_Key=key), 400, key)
        self.assertEqual(self.status(Sec_WebSocket_Key=None), 400)

    def test_only_http_1_1_and_get_and_version_13(self):
        self.assertEqual(self.status(version="1.0"), 400)
        self.assertEqual(self.status(Sec_WebSocket_Version="8"), 400)
        self.assertEqual(self.status(Sec_WebSocket_Version=None), 400)
        self.assertEqual(self.status(method="HEAD"), 400)
        self.assertEqual(self.status(Host=None), 400)

    def test_without_upgrade_the_address_says_what_it_speaks(self):
        self.assertEqual(self.status(Upgrade=None), 426)
        self.assertEqual(self.status(Upgrade="h2c"), 426)
        self.assertEqual(self.status(Connection="keep-alive"), 426)

    def test_the_upgrade_is_no_body(self):
        with HttpConnection(self.server) as connection:
            head = "\r\n".join(f"{name}: {value}" for name, value in upgrade_headers())
            connection.send(f"GET /ws HTTP/1.1\r\n{head}\r\n\r\n\x01\x02")
            self.assertEqual(connection.answer().status, 400)

    def test_our_subprotocol_is_chosen_and_unknown_ones_are_not(self):
        for asked, chosen in (("chats.v1", "chats.v1"), ("chats.v9, chats.v1", "chats.v1"),
                              ("chats.v9", None), (None, None), ("CHATS.V9", None)):
            socket = WebSocket(self.server, upgrade_headers(Sec_WebSocket_Protocol=asked))
            self.assertEqual(socket.upgrade.header("Sec-WebSocket-Protocol"), chosen, asked)
            socket.close()

    def test_no_compression_is_negotiated(self):
        offer = "permessage-deflate; client_max_window_bits"
        socket = WebSocket(self.server, upgrade_headers(Sec_WebSocket_Extensions=offer))
        self.assertIsNone(socket.upgrade.header("Sec-WebSocket-Extensions"))
        socket.close()

    def test_a_websocket_library_that_is_not_ours_can_talk_to_us(self):
        session = self.server.make_session(talk())

        async def peek():
            url = f"wss://localhost:{self.server.port}/ws"
            async with websockets.connect(url, ssl=trusting_context(), open_timeout=20,
                                          subprotocols=["chats.v1"]) as socket:
                await socket.send(json.dumps({
                    "jsonrpc": "2.0", "id": "1", "method": "session.peek",
                    "params": {"link": session.secrets["attendee"]}}))
                return json.loads(await asyncio.wait_for(socket.recv(), 20))

        self.assertEqual(asyncio.run(peek())["result"]["title"], "A talk")

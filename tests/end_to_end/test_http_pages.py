"""Part 9 of the contract: the pages, their headers, and what is refused before any page."""
import pathlib
import unittest

import on_a_server
from definitions import talk
from http_client import HttpConnection, ask, ask_api, request
from server_under_test import WEB, Server

KIB = 1024


class Served(on_a_server.TestCase):
    def ask(self, method, target, headers=(), body=b""):
        return ask(self.server, method, target, headers, body)

    def file_ending(self, ending):
        files = [path for path in pathlib.Path(WEB).rglob("*") if path.name.endswith(ending)]
        self.assertTrue(files, f"no {ending} in {WEB}")
        return "/" + str(files[0].relative_to(WEB)), files[0]


class Headers(Served):
    def assert_standing_headers(self, answer):
        policy = {part.split()[0]: part.split()[1:]
                  for part in answer.header("Content-Security-Policy").split(";")}
        self.assertEqual(policy["default-src"], ["'none'"])
        for source in ("script-src", "style-src", "img-src", "font-src", "connect-src"):
            self.assertEqual(policy[source], ["'self'"], answer)
        self.assertEqual(policy["frame-ancestors"], ["'none'"])
        self.assertEqual(answer.header("X-Content-Type-Options"), "nosniff")
        self.assertEqual(answer.header("Referrer-Policy"), "no-referrer")
        self.assertEqual(answer.header("Cross-Origin-Opener-Policy"), "same-origin")
        self.assertRegex(answer.header("Strict-Transport-Security"), r"max-age=\d{7,}")

    def test_every_kind_of_answer_carries_the_standing_headers(self):
        made = ask_api(self.server, "POST", "/sessions", talk())
        one = f"/sessions/{made.json()['id']}"
        etag = self.ask("GET", "/").header("ETag")
        answers = {
            "page": self.ask("GET", "/"), "join": self.ask("GET", "/join"),
            "head": self.ask("HEAD", "/"), "alive": self.ask("GET", "/healthz"),
            "ready": self.ask("GET", "/readyz"), "none": self.ask("GET", "/nowhere"),
            "file": self.ask("GET", self.file_ending(".js")[0]),
            "same": self.ask("GET", "/", {"If-None-Match": etag}),
            "method": self.ask("DELETE", "/"), "key": self.ask("GET", "/api/v1/sessions"),
            "made": made, "list": ask_api(self.server, "GET", "/sessions"),
            "one": ask_api(self.server, "GET", one), "gone": ask_api(self.server, "DELETE", one),
            "mistakes": ask_api(self.server, "POST", "/sessions", {}),
            "upgrade": self.ask("GET", "/ws"), "body": self.ask("POST", "/", body=b"x"),
        }
        statuses = {name: answer.status for name, answer in answers.items()}
        self.assertEqual(statuses, {
            "page": 200, "join": 200, "head": 200, "alive": 200, "ready": 200, "none": 404,
            "file": 200, "same": 304, "method": 405, "key": 401, "made": 201, "list": 200,
            "one": 200, "gone": 204, "mistakes": 422, "upgrade": 426, "body": 413})
        for name, answer in answers.items():
            with self.subTest(answer=name):
                self.assert_standing_headers(answer)

    def test_refusals_of_broken_requests_carry_them_too(self):
        for broken in (b"HELLO\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n"):
            with HttpConnection(self.server) as connection:
                connection.send(broken)
                answer = connection.answer()
            self.assertEqual(answer.status, 400)
            self.assert_standing_headers(answer)

    def test_pages_with_state_are_not_stored(self):
        made = ask_api(self.server, "POST", "/sessions", talk())
        one = f"/sessions/{made.json()['id']}"
        for answer in (made, ask_api(self.server, "GET", "/sessions"),
                       ask_api(self.server, "GET", one), self.ask("GET", "/readyz"),
                       self.ask("GET", "/api/v1/sessions")):
            self.assertEqual(answer.header("Cache-Control"), "no-store", answer)


class Files(Served):
    def test_each_file_has_its_type(self):
        for ending, expected in ((".html", "text/html; charset=utf-8"),
                                 (".js", "text/javascript; charset=utf-8"),
                                 (".css", "text/css; charset=utf-8"), (".svg", "image/svg+xml")):
            target, path = self.file_ending(ending)
            answer = self.ask("GET", target)
            self.assertEqual((answer.status, answer.header("Content-Type")), (200, expected))
            self.assertEqual(answer.body, path.read_bytes())

    def test_the_join_page_is_html_whatever_follows_a_question_mark(self):
        for target in ("/join", "/join?lang=en"):
            answer = self.ask("GET", target)
            self.assertEqual(answer.status, 200)
            self.assertTrue(answer.header("Content-Type").startswith("text/html"))

    def test_what_the_client_has_is_not_sent_again(self):
        for target in ("/", "/join", self.file_ending(".js")[0]):
            etag = self.ask("GET", target).header("ETag")
            again = self.ask("GET", target, {"If-None-Match": f'"other", W/{etag}'})
            self.assertEqual((again.status, again.body), (304, b""))
            self.assertEqual(again.header("ETag"), etag)
            other = self.ask("GET", target, {"If-None-Match": '"other"'})
            self.assertEqual(other.status, 200)

    def test_who_takes_gzip_gets_the_same_bytes_smaller(self):
        target, path = self.file_ending(".js")
        answer = self.ask("GET", target, {"Accept-Encoding": "br, gzip"})
        self.assertEqual(answer.header("Content-Encoding"), "gzip")
        self.assertIn("Accept-Encoding", answer.header("Vary"))
        self.assertLess(len(answer.body), path.stat().st_size)
        self.assertEqual(answer.unpacked(), path.read_bytes())
        self.assertNotEqual(answer.header("ETag"), self.ask("GET", target).header("ETag"))
        refused = self.ask("GET", target, {"Accept-Encoding": "gzip;q=0"})
        self.assertIsNone(refused.header("Content-Encoding"))

    def test_files_named_by_their_content_are_kept_and_pages_asked_for_again(self):
        self.assertIn("immutable", self.ask("GET", self.file_ending(".js")[0])
                      .header("Cache-Control"))
        self.assertNotIn("max-age=3", self.ask("GET", "/join").header("Cache-Control"))

    def test_nothing_outside_the_folder_is_served(self):
        for target in ("/../../server/run", "/..%2f..%2fserver/run", "/%2e%2e/%2e%2e/server/run",
                       "//etc/passwd", "/./index.html/../../README.md", "/src/", "/.git/config"):
            answer = self.ask("GET", target)
            self.assertIn(answer.status, (400, 404), target)

    def test_a_page_asks_no_other_host(self):
        for target in ("/", "/join"):
            page = self.ask("GET", target).body.decode()
            self.assertNotRegex(page, r"(src|href)=\"?(https?:)?//")


class Health(Served):
    def test_alive_and_ready_are_200(self):
        for target in ("/healthz", "/readyz"):
            self.assertEqual(self.ask("GET", target).status, 200)
            self.assertEqual(self.ask("HEAD", target).status, 200)


class Refusals(Served):
    def test_only_what_is_there_may_be_asked_and_only_read(self):
        self.assertEqual(self.ask("GET", "/nowhere").status, 404)
        self.assertEqual(self.ask("GET", "/api/v1/nowhere").status, 401)
        for method in ("POST", "PUT", "DELETE"):
            refused = self.ask(method, "/join")
            self.assertEqual(refused.status, 405)
            self.assertIn("GET", refused.header("Allow"))
        with HttpConnection(self.server) as connection:
            connection.send("BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            self.assertIn(connection.answer().status, (400, 405))

    def test_a_head_has_16_kib_and_100_headers(self):
        fits = self.ask("GET", "/healthz", {"X-Long": "x" * 15 * KIB})
        self.assertEqual(fits.status, 200)
        self.assertEqual(self.ask("GET", "/healthz", {"X-Long": "x" * 17 * KIB}).status, 431)
        many = [(f"X-{number}", "x") for number in range(101)]
        self.assertEqual(self.ask("GET", "/healthz", many).status, 431)
        self.assertEqual(self.ask("GET", "/healthz", many[:90]).status, 200)

    def test_a_body_has_256_kib_and_only_on_the_api(self):
        refused = ask_api(self.server, "POST", "/sessions", b" " * (256 * KIB + 1))
        self.assertEqual(refused.status, 413)
        self.assertEqual(self.ask("GET", "/", {"Content-Length": "5"}, b"").status, 413)
        self.assertEqual(self.ask("POST", "/join", body=b"name=Ana").status, 413)
        with HttpConnection(self.server) as connection:
            connection.send("POST / HTTP/1.1\r\nHost: localhost\r\n"
                            "Transfer-Encoding: chunked\r\n\r\n")
            self.assertEqual(connection.answer().status, 413)

    def test_broken_requests_get_400_and_the_end(self):
        for broken in ("GET /\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                       "GET http://elsewhere.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
                       "GET / HTTP/1.1\r\nHost: localhost\r\nBad header\r\n\r\n",
                       "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
                       "\x16\x03\x01\r\n\r\n"):
            with self.subTest(broken=broken), HttpConnection(self.server) as connection:
                connection.send(broken)
                self.assertEqual(connection.answer().status, 400)
                self.assertTrue(connection.is_closed_by_server())

    def test_two_lengths_are_refused(self):
        headers = [("Content-Length", "5"), ("Content-Length", "6"),
                   ("Authorization", f"Bearer {self.server.operator_key}")]
        with HttpConnection(self.server) as connection:
            connection.send("POST /api/v1/sessions HTTP/1.1\r\nHost: localhost\r\n" +
                            "".join(f"{name}: {value}\r\n" for name, value in headers) +
                            "\r\nhello!")
            self.assertEqual(connection.answer().status, 400)

    def test_a_connection_takes_many_requests_in_a_row_and_at_once(self):
        with HttpConnection(self.server) as connection:
            for _ in range(3):
                self.assertEqual(connection.ask("GET", "/healthz").status, 200)
            connection.send(request("GET", "/healthz") + request("GET", "/nowhere"))
            self.assertEqual([connection.answer().status, connection.answer().status], [200, 404])


class Patience(unittest.TestCase):
    """With shorter limits than the default, so that nobody has to wait for long."""

    def test_a_head_that_comes_drop_by_drop_gets_408(self):
        with Server("--limit", "head_time_s=1") as server:
            with HttpConnection(server) as slow:
                slow.send("GET /healthz HTTP/1.1\r\nHost: local")
                self.assertEqual(slow.answer().status, 408)
                self.assertTrue(slow.is_closed_by_server())
            self.assertEqual(ask(server, "GET", "/healthz").status, 200)

    def test_a_head_has_five_seconds_when_nothing_is_set(self):
        with Server() as server, HttpConnection(server) as slow:
            slow.send("GET /healthz HTTP/1.1\r\n")
            self.assertEqual(slow.answer().status, 408)

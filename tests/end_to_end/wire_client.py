"""A client of the wire contract that shares nothing with ours: one person on one connection.

A thread reads all that comes, so that nobody is taken for a slow reader while the test looks
elsewhere; whatever came is kept, also as text, so that a test can ask what nobody must ever get.
"""
import base64
import json
import os
import threading
import time

from tls_socket import deadline_in
from web_socket import CLOSE, WebSocket


class Refused(Exception):
    """The server's answer was an error; it is kept whole."""

    def __init__(self, error):
        super().__init__(json.dumps(error))
        self.code = error["code"]
        self.message = error["message"]
        self.data = error["data"]
        self.reason = self.data["reason"]
        self.field = self.data.get("field")


class Ended(Exception):
    """The connection is gone and what was waited for had not come."""


def new_key():
    """128 random bits in base64url without padding: a participant's key, an author key."""
    return base64.urlsafe_b64encode(os.urandom(16)).decode().rstrip("=")


class Client:
    """A connection that has not joined yet."""

    def __init__(self, server, **how):
        self.web_socket = WebSocket(server, **how)
        self.texts = []      # each text frame as it came
        self.messages = []   # each message of them, in order
        self.events = []     # (method, params), signals too
        self.nameless = []   # errors without an id
        self._replies = {}
        self._ids = f"{os.urandom(3).hex()}-"
        self._count = 0
        self._changed = threading.Condition()
        self._ended = False
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    # --- asking ---------------------------------------------------------------------------------

    def new_id(self):
        self._count += 1
        return f"{self._ids}{self._count}"

    def request(self, method, params, request_id=None):
        """Sends a request and gives its id, to be used with `reply`."""
        request_id = request_id or self.new_id()
        self.send({"jsonrpc": "2.0", "id": request_id, "method": method, "params": params})
        return request_id

    def reply(self, request_id):
        """The result; raises Refused when it is an error."""
        self._wait(lambda: request_id in self._replies, f"the reply to {request_id}")
        message = self._replies[request_id]
        if "error" in message:
            raise Refused(message["error"])
        return message["result"]

    def has_reply(self, request_id):
        with self._changed:
            return request_id in self._replies

    def call(self, method, /, **params):
        return self.reply(self.request(method, params))

    def call_as(self, request_id, method, /, **params):
        """As `call`, with an id that may have been used before."""
        with self._changed:
            self._replies.pop(request_id, None)
        return self.reply(self.request(method, params, request_id))

    def call_patiently(self, method, /, **params):
        """As `call`; when that was too fast, again after as long as the server says."""
        until = deadline_in()
        while True:
            try:
                return self.call(method, **params)
            except Refused as refused:
                if refused.reason != "too_fast" or time.monotonic() > until:
                    raise
                time.sleep(refused.data["retry_after_ms"] / 1000)

    def refusal(self, method, /, **params):
        """The refusal of what must be refused."""
        try:
            result = self.call(method, **params)
        except Refused as refused:
            return refused
        raise AssertionError(f"{method} {params} was not refused: {result}")

    def notify(self, method, /, **params):
        self.send({"jsonrpc": "2.0", "method": method, "params": params})

    def send(self, message):
        self.send_text(json.dumps(message, ensure_ascii=False))

    def send_text(self, text):
        self.web_socket.send_text(text)

    def nameless_error(self, text):
        """Sends what has no id that an answer could name; gives the answer."""
        before = len(self.nameless)
        self.send_text(text)
        self._wait(lambda: len(self.nameless) > before, f"an error without id for {text[:80]!r}")
        return Refused(self.nameless[before]["error"])

    # --- being told -----------------------------------------------------------------------------

    def mark(self):
        """A place in what came so far, for `wait_for`."""
        with self._changed:
            return len(self.events)

    def told(self, method, since=0, **match):
        """The params of all events so far with this name and these values."""
        with self._changed:
            events = self.events[since:]
        return [params for name, params in events if name == method and
                all(params.get(field) == value for field, value in match.items())]

    def wait_for(self, method, since=0, such_that=None, patience=None, **match):
        """The params of the first such event, which may have come already."""
        def found():
            return [params for params in self.told(method, since, **match)
                    if such_that is None or such_that(params)]
        self._wait(found, f"{method} {match}", patience)
        return found()[0]

    def ever_saw(self, words):
        """Whether any frame so far held these words."""
        with self._changed:
            return any(words in text for text in self.texts)

    def wait_for_close(self, patience=None):
        """The code with which the server ended the connection."""
        try:
            self._wait(lambda: False, "the end of the connection", patience)
        except Ended:
            return self.web_socket.close_code

    def close(self):
        self.web_socket.close()
        self._reader.join()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    # --- inside ---------------------------------------------------------------------------------

    def _wait(self, ready, what, patience=None):
        until = deadline_in(patience) if patience else deadline_in()
        with self._changed:
            while not ready():
                if self._ended:
                    raise Ended(f"connection ended ({self.web_socket.close_code}) before {what}")
                if not self._changed.wait(until - time.monotonic()) and not ready():
                    raise TimeoutError(f"{what} did not come; the latest: {self.texts[-3:]}")

    def _read(self):
        try:
            while True:
                text = self.web_socket.next_message(time.monotonic() + 3600)
                if text is None:
                    break
                self._take(text)
        finally:
            with self._changed:
                self._ended = True
                self._changed.notify_all()
            self._answer_close()

    def _answer_close(self):
        if self.web_socket.close_code is not None:
            try:
                self.web_socket.send_frame(CLOSE, b"\x03\xe8")
            except (ConnectionError, TimeoutError, OSError):
                pass  # The server was faster.

    def _take(self, text):
        together = json.loads(text)
        with self._changed:
            self.texts.append(text)
            for message in together if isinstance(together, list) else [together]:
                self._sort_in(message)
            self._changed.notify_all()

    def _sort_in(self, message):
        assert message["jsonrpc"] == "2.0", message
        self.messages.append(message)
        if "method" in message:
            assert "id" not in message, message
            self.events.append((message["method"], message.get("params", {})))
        elif message.get("id") is None:
            self.nameless.append(message)
        else:
            self._replies[message["id"]] = message


class Person(Client):
    """Somebody who has joined, or comes back with `again` from another tab or later."""

    def __init__(self, server, secret, key=None, **profile):
        super().__init__(server)
        self.server, self.secret, self.key = server, secret, key or new_key()
        self.joined = self.call("session.join", link=secret, key=self.key, **profile)
        self.session = self.joined["session"]
        self.id = self.joined["you"]["id"]
        self.role = self.joined["you"]["role"]
        self.snapshot = self.joined["snapshot"]
        self.name = self.snapshot["me"]["name"] if self.snapshot else None

    def again(self, server=None):
        return Person(server or self.server, self.secret, self.key)

    def fresh_snapshot(self):
        """What this person may see now, as a new connection gets it."""
        with self.again() as same:
            return same.snapshot

    @property
    def room(self):
        """The room this person was last told to be in."""
        entered = self.told("room.entered")
        return entered[-1]["room"]["id"] if entered else self.joined["you"]["room"]

    def say(self, text, room=None):
        return self.call_patiently("message.post", room=room or self.room, text=text)

    def settle(self):
        """Returns when everything that was durable before has reached this connection."""
        self.call("participants.list", limit=1)


def settle(*people):
    for person in people:
        person.settle()

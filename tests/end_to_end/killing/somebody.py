"""One of the crowd: joins over TLS, comes back as our web client does, keeps several requests on
the way, and repeats with their ids those that were not answered. Never waits for anything but the
handshake; the crowd's one thread lets everybody have their turn."""
import json

from killing.ledger import WORDS, Ask, Stretch, message_shown
from killing.memory import Memory
from web_socket import WebSocket
from wire_client import new_key

ON_THE_WAY_MAX = 6
# What passes by itself: the same request, with the same id, is asked again.
PASSING = {"too_fast", "read_only", "internal"}


class Somebody:
    def __init__(self, ledger, role, name, dice):
        self.ledger, self.role, self.name, self.dice = ledger, role, name, dice
        self.key = new_key()
        self.id = None
        self.memory = Memory()
        self.ended = False       # The session has closed; nothing more is to come.
        self.joins = self.joins_with_ticket = 0
        self.history = None      # Pages of the main room, read to the beginning at the end.
        self.acknowledged = 0
        self.repeated = 0
        self._socket = None
        self._joined = False
        self._ticket = None
        self._stretch = None
        self._view = None
        self._waiting = {}       # request id: Ask, in the order asked
        self._recent = []        # some that were answered
        self._anonymous = {}     # my anonymous cards: id: key
        self._count = 0
        self._join_id = None
        self._asked_after = None

    def __repr__(self):
        return f"{self.name} ({self.id})"

    # --- coming and going -----------------------------------------------------------------------

    @property
    def is_back(self):
        return self._joined or self.ended

    @property
    def is_connected(self):
        return self._socket is not None

    @property
    def is_idle(self):
        return self.ended or (self._joined and not self._waiting)

    def fileno(self):
        return self._socket.socket.fileno()

    def come(self, server, context, with_link=None):
        """False when there is no server to come to."""
        try:
            self._socket = WebSocket(server, context=context, tls_session=self._ticket)
            self._ask_to_join(with_link)
        except (OSError, ValueError):  # ValueError: the socket was gone before it was wrapped.
            self.drop()
            return False
        return True

    def _ask_to_join(self, with_link):
        first = self.id is None or self.dice.random() < 0.25 if with_link is None else with_link
        self._join_id = self._new_id()
        self._asked_after = None
        if first:
            params = {"link": self.ledger.session.secrets[self.role], "key": self.key,
                      "name": self.name}
        else:
            self._asked_after = self._stretch.upto
            params = {"session": self.ledger.session.id, "key": self.key,
                      "after": self._asked_after, "view": self._view}
        self._send(self._join_id, "session.join", params)

    def drop(self):
        """The connection is gone, or is given up; what was on the way may have arrived."""
        if self._socket:
            self._ticket = self._socket.socket.tls_session or self._ticket
            self._socket.close()
        self._socket, self._joined = None, False

    # --- asking ---------------------------------------------------------------------------------

    def may_ask(self):
        return self._joined and not self.ended and len(self._waiting) < ON_THE_WAY_MAX

    def ask(self, method, params, words=None, blind=False):
        ask = Ask(self, self._new_id(), method, params, words, blind)
        self._waiting[ask.request_id] = ask
        self._send_ask(ask)
        return ask

    def ask_again(self):
        """One that was answered, with the same id: nothing may come of it but the same result."""
        if self._recent:
            ask = self.dice.choice(self._recent)
            self._waiting.setdefault(ask.request_id, ask)
            self._send_ask(ask)

    def read_history(self):
        self.history = []
        self.ask("history.read", {"limit": 200})

    def take_anonymous_card(self):
        """One of my own and its key, each once; none: None. It is known by its key and words:
        once these have changed, the request that wrote it may not come again."""
        card, key = next(iter(self._anonymous.items()), (None, None))
        if not card or any(ask.params.get("author_key") == key for ask in self._waiting.values()):
            return None
        del self._anonymous[card]
        self._recent = [ask for ask in self._recent if ask.params.get("author_key") != key]
        return card, key

    def _new_id(self):
        self._count += 1
        return f"{self.name}-{self._count}"

    def _send_ask(self, ask):
        ask.sent += 1
        self._send(ask.request_id, ask.method, ask.params)

    def _send(self, request_id, method, params):
        if not self._socket:
            return
        message = {"jsonrpc": "2.0", "id": request_id, "method": method, "params": params}
        try:
            self._socket.send_text(json.dumps(message))
        except OSError:
            pass  # The server is gone; that shows when we listen, behind what it still said.

    # --- listening ------------------------------------------------------------------------------

    def listen(self):
        """Takes all that has come."""
        try:
            for text in self._socket.messages_now():
                if text is None:
                    self.ended = self.ended or self._socket.close_code == 4000
                    return self.drop()
                self._take(text)
        except OSError:
            self.drop()
        return None

    def _take(self, text):
        self.ledger.heard.setdefault(self.key, set()).update(WORDS.findall(text))
        together = json.loads(text)
        for message in together if isinstance(together, list) else [together]:
            if "method" in message:
                self._take_told(message["method"], message.get("params", {}))
            elif message["id"] == self._join_id:
                self._take_welcome(message)
            else:
                self._take_reply(message)

    def _take_welcome(self, message):
        if "error" in message:
            self.ended = message["error"]["data"]["reason"] == "session_closed"
            assert self.ended, f"{self} may not come back: {message}"
            return
        welcome = message["result"]
        before, self.id = self.id, welcome["you"]["id"]
        if before not in (None, self.id):
            self.ledger.faults.note("doubled", f"{self} was {before}")
        self.ledger.people[self.id] = self
        self.joins += 1
        self.joins_with_ticket += self._socket.socket.tls_was_resumed
        self._view = welcome["view"]
        if welcome["snapshot"]:
            self._start_anew(welcome["seq"], welcome["snapshot"])
        else:  # What was missed follows.
            self._begin_stretch(self._asked_after)
        self._joined = True
        for ask in list(self._waiting.values()):
            self.repeated += 1
            self._send_ask(ask)

    def _start_anew(self, seq, snapshot):
        self._begin_stretch(seq)
        self.ledger.showed(self, seq, snapshot)
        self.memory.take(snapshot, self.id)

    def _begin_stretch(self, after):
        self._stretch = Stretch(self, after, after, after)
        self.ledger.stretches.append(self._stretch)

    def _take_told(self, method, params):
        seq = params.get("seq")
        if method == "snapshot":
            self._view = params["view"]
            return self._start_anew(seq, params["snapshot"])
        if seq is None:
            if method == "room.pulse" and self.role == "attendee":
                self.ledger.faults.note("seen by who may not", f"{self} was told {method}")
            return None
        stretch = self._stretch
        if method == "clock":
            stretch.upto = stretch.floor = max(stretch.upto, seq)
            return None
        self._note_order(method, seq)
        stretch.upto = max(stretch.upto, seq)
        if method == "room.entered":
            self._view = params["view"]
            self.ledger.entered(self.id, params["entered_seq"], params["room"]["id"])
        else:
            stretch.received[seq] = method
            self.ledger.told(seq, method, params)
        self.memory.hear(method, params, self.id)
        return None

    def _note_order(self, method, seq):
        stretch = self._stretch
        known = seq in stretch.received and method != "room.entered"
        if known or seq <= stretch.after:
            self.ledger.faults.note("doubled", f"{self} was told {method} {seq} twice")
        elif seq < stretch.upto or seq <= stretch.floor:
            self.ledger.faults.note("out of order", f"{self} was told {method} {seq} after "
                                                    f"{stretch.upto}, replies to {stretch.floor}")

    def _take_reply(self, message):
        ask = self._waiting.get(message["id"])
        if ask is None:
            return  # The second answer to one that was sent twice.
        if "error" in message:
            reason = message["error"]["data"]["reason"]
            if reason in PASSING:
                return self._send_ask(ask)
            del self._waiting[message["id"]]
            return self.ledger.refused(ask, reason)
        del self._waiting[message["id"]]
        result = message["result"]
        if ask.method == "history.read":
            return self._take_page(result)
        if ask.result is None:
            self.acknowledged += 1
        self.ledger.acknowledged(ask, result)
        stretch = self._stretch
        stretch.floor = max(stretch.floor, result["seq"])
        stretch.upto = max(stretch.upto, result["seq"])
        self._recent = [*self._recent[-15:], ask]
        if ask.method == "card.add" and ask.blind:
            self._anonymous[result["card"]] = ask.params["author_key"]
        return None

    def _take_page(self, page):
        self.history = [message_shown(each) for each in page["messages"]] + self.history
        if page["more"]:
            self.ask("history.read", {"limit": 200, "before": self.history[0][0]})

"""HTTP/1.1 by hand: what goes over the wire is what the test wrote, and what came is kept whole."""
import gzip
import json

from tls_socket import TlsSocket, deadline_in


class Answer:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    def header(self, name):
        values = [value for key, value in self.headers if key.lower() == name.lower()]
        assert len(values) <= 1, f"{name} came {len(values)} times"
        return values[0] if values else None

    def json(self):
        return json.loads(self.body)

    def unpacked(self):
        return gzip.decompress(self.body)

    def __repr__(self):
        return f"{self.status} {self.headers} {self.body[:300]!r}"


class HttpConnection:
    """One connection, as many requests as the test likes."""

    def __init__(self, server, **how):
        self.socket = TlsSocket(server.port, tls=server.tls, **how)
        self._received = b""

    def send(self, text):
        self.socket.send(text if isinstance(text, bytes) else text.encode())

    def ask(self, method, target, headers=(), body=b""):
        self.send(request(method, target, headers, body))
        return self.answer(without_body=method == "HEAD")

    def answer(self, without_body=False):
        until = deadline_in()
        while b"\r\n\r\n" not in self._received:
            self._take_more(until)
        head, self._received = self._received.split(b"\r\n\r\n", 1)
        lines = head.decode("latin-1").split("\r\n")
        status = int(lines[0].split(" ")[1])
        headers = [tuple(part.strip() for part in line.split(":", 1)) for line in lines[1:]]
        answer = Answer(status, headers, b"")
        length = int(answer.header("Content-Length") or 0)
        if without_body or status in (101, 204, 304):
            return answer
        while len(self._received) < length:
            self._take_more(until)
        answer.body, self._received = self._received[:length], self._received[length:]
        return answer

    def is_closed_by_server(self):
        try:
            while True:
                self._take_more(deadline_in())
        except ConnectionError:
            return True

    def take_rest(self):
        rest, self._received = self._received, b""
        return rest

    def close(self):
        self.socket.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def _take_more(self, until):
        more = self.socket.receive(until)
        if not more:
            raise ConnectionError(f"the server ended the connection after {self._received!r}")
        self._received += more


def request(method, target, headers=(), body=b""):
    lines = [f"{method} {target} HTTP/1.1"]
    headers = list(headers.items() if isinstance(headers, dict) else headers)
    if not any(name.lower() == "host" for name, _ in headers):
        lines.append("Host: localhost")
    lines += [f"{name}: {value}" for name, value in headers]
    if body or method == "POST":
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def ask(server, method, target, headers=(), body=b""):
    """One request on a connection of its own."""
    with HttpConnection(server) as connection:
        return connection.ask(method, target, headers, body)


def ask_api(server, method, path, body=None, key=None, content_type="application/json"):
    headers = {"Authorization": f"Bearer {key or server.operator_key}"}
    if isinstance(body, (dict, list)):
        body = json.dumps(body).encode()
    if body is not None:
        headers["Content-Type"] = content_type
    return ask(server, method, "/api/v1" + path, headers, body or b"")

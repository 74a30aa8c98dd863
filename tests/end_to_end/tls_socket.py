"""A socket with TLS, of Python's own ssl module, that several threads may share.

OpenSSL wants one thread at a time in a connection; so the socket never blocks inside the lock, and
waiting happens outside it.
"""
import os
import select
import socket
import ssl
import threading
import time

# How long a test waits for what must come. Generous, since machines are slow; no test waits for
# this long when all is well.
PATIENCE = float(os.environ.get("CHATS_PATIENCE", "20"))


def deadline_in(seconds=PATIENCE):
    return time.monotonic() + seconds


def trusting_context():
    """Believes any certificate: who signed it is not what these tests are about."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


class TlsSocket:
    def __init__(self, port, *, tls=True, context=None, tls_session=None,
                 receive_buffer=None):
        self._lock = threading.Lock()
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if receive_buffer:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self._socket.settimeout(PATIENCE)
        self._socket.connect(("127.0.0.1", port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if tls:
            self._socket = (context or trusting_context()).wrap_socket(
                self._socket, server_hostname="localhost", session=tls_session)
        self._socket.setblocking(False)
        self.closed = False
        self.was_reset = False  # It did not end in order: bytes may have been lost on the way.

    @property
    def tls_version(self):
        return self._socket.version()

    @property
    def tls_session(self):
        return self._socket.session

    @property
    def tls_was_resumed(self):
        return self._socket.session_reused

    def send(self, data):
        """All of it, or ConnectionError when the other side is gone."""
        until = deadline_in()
        left = memoryview(data)
        while left:
            with self._lock:
                sent = self._try_send(left)
            left = left[sent:]
            if left and not sent:
                self._wait(until, writing=True)

    def fileno(self):
        return self._socket.fileno()

    def receive_now(self):
        """What has come, without waiting: None when that is nothing, no bytes at the end of the
        stream. A selector does not see what TLS holds already: ask until None."""
        with self._lock:
            return self._try_receive()

    def receive(self, until):
        """Some bytes; none at the end of the stream. TimeoutError when `until` has passed."""
        while True:
            with self._lock:
                data = self._try_receive()
            if data is not None:
                return data
            self._wait(until, writing=False)

    def close(self):
        with self._lock:
            self.closed = True
            self._socket.close()

    def _try_send(self, data):
        if self.closed:
            raise ConnectionError("closed by the test")
        try:
            return self._socket.send(data)
        except (ssl.SSLWantWriteError, ssl.SSLWantReadError, BlockingIOError):
            return 0
        except ssl.SSLError as error:
            raise ConnectionError(str(error)) from error

    def _try_receive(self):
        if self.closed:
            return b""
        try:
            return self._socket.recv(65536)
        except (ssl.SSLWantReadError, ssl.SSLWantWriteError, BlockingIOError):
            return None
        except (ssl.SSLError, OSError):
            self.was_reset = True
            return b""

    def _wait(self, until, writing):
        patience = until - time.monotonic()
        if patience <= 0:
            raise TimeoutError("nothing came in time")
        # Short turns, so that closing from another thread is noticed.
        patience = min(patience, 0.5)
        try:
            sockets = [self._socket]
            select.select([] if writing else sockets, sockets if writing else [], [], patience)
        except (OSError, ValueError):
            return

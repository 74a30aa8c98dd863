"""What most tests stand on: one real server for a class, and in it, for each test, a talk."""
import unittest

from definitions import talk
from server_under_test import Server


class TestCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()

    @classmethod
    def tearDownClass(cls):
        cls.server.close()


class TalkCase(TestCase):
    """An open session with Fay, who facilitates, and Ana."""

    def setUp(self):
        self.session = self.server.make_session(talk())
        self.fay = self.session.facilitator()
        self.fay.call("session.open")
        self.ana = self.session.attendee("Ana")
        self.addCleanup(self.fay.close)
        self.addCleanup(self.ana.close)

"""That the trouble which other tests give the server is really there (faults.py)."""
import time
import unittest

from definitions import talk
from faults import needs_faults
from server_under_test import Server


@needs_faults
class TroubleOnOrder(unittest.TestCase):
    def setUp(self):
        self.server = Server(faults=True)
        self.addCleanup(self.server.close)
        self.fay = self.server.make_session(talk()).facilitator()
        self.addCleanup(self.fay.close)

    def ahead_s(self):
        """How far the server's wall clock is ahead of ours."""
        with self.fay.again() as again:
            return again.joined["now"] / 1000 - time.time()

    def test_the_wall_clock_is_where_the_test_puts_it(self):
        self.assertLess(abs(self.ahead_s()), 60)
        for hours in (24, -24, 1):
            self.server.faults.clock_offset(hours * 3600)
            self.assertLess(abs(self.ahead_s() - hours * 3600), 60)
        self.server.kill()
        self.server.start()
        with self.fay.again(self.server) as again:
            self.assertLess(abs(again.joined["now"] / 1000 - time.time() - 3600), 60)

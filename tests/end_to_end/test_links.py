"""Links over the wire: replaced ones let nobody new in, whatever happens to the server."""
import unittest

from definitions import talk
from on_a_server import TalkCase
from server_under_test import Server
from wire_client import Client, Person, Refused, new_key


def rotate(facilitator, role="attendee", **terms):
    return facilitator.call("link.rotate", role=role, **terms)["secret"]


def knock(server, secret, key=None):
    """Why a newcomer with that secret is not let in; None: they are."""
    try:
        Person(server, secret, key=key, name="Newcomer").close()
    except Refused as refused:
        return refused
    return None


class Links(TalkCase):
    def test_the_old_one_lets_nobody_new_in_and_people_inside_stay(self):
        old = self.session.secrets["attendee"]
        new = rotate(self.fay)
        self.assertNotEqual(new, old)
        refused = knock(self.server, old)
        self.assertEqual(refused.reason, "link_invalid")
        self.assertIn("newer link", refused.message)
        self.assertIsNone(knock(self.server, new))
        self.ana.say("I am still here")
        with self.ana.again() as back:
            self.assertEqual(back.id, self.ana.id)

    def test_the_new_one_is_told_to_who_asked_once(self):
        mo = self.session.moderator()
        self.addCleanup(mo.close)
        once = self.fay.call_as("rotate-1", "link.rotate", role="attendee")
        again = self.fay.call_as("rotate-1", "link.rotate", role="attendee")
        self.assertEqual(again, {"seq": once["seq"], "told": True})
        self.assertIsNone(knock(self.server, once["secret"]))
        link = mo.wait_for("link.rotated")["link"]
        self.assertEqual((link["role"], link["by"]["name"], link["uses"]), ("attendee", "Fay", 0))
        for other in (mo, self.ana):
            other.settle()
            self.assertFalse(other.ever_saw(once["secret"]))
        self.assertEqual(self.ana.told("link.rotated"), [])
        self.assertEqual(mo.refusal("link.rotate", role="attendee").reason, "not_allowed")

    def test_staff_see_who_came_in_by_which(self):
        first = self.fay.fresh_snapshot()["staff_only"]["links"][0]
        self.assertEqual((first["role"], first["uses"]), ("attendee", 1))
        new = rotate(self.fay, uses_max=1)
        with Person(self.server, new, name="Ben") as ben:
            staff = self.fay.fresh_snapshot()["staff_only"]
            by_id = {row["id"]: row["link"] for row in staff["roster"]}
            self.assertEqual(by_id[self.ana.id]["at"], first["at"])
            self.assertEqual(by_id[ben.id]["at"], staff["links"][0]["at"])
            self.assertNotEqual(by_id[ben.id], by_id[self.ana.id])
            self.assertEqual(staff["links"][0]["uses"], 1)
        self.assertIn("fewer people", knock(self.server, new).message)

    def test_a_stale_one_shows_nothing_of_the_session_but_to_who_has_been_inside(self):
        old = self.session.secrets["attendee"]
        rotate(self.fay)
        with Client(self.server) as client:
            self.assertEqual(client.refusal("session.peek", link=old).reason, "link_invalid")
            refused = client.refusal("session.peek", link=old, key=new_key())
            self.assertEqual(refused.reason, "link_invalid")
            seen = client.call("session.peek", link=old, key=self.ana.key)
            self.assertEqual(seen["session"], self.session.id)

    def test_a_role_that_was_taken_back_counts_from_the_next_request_on(self):
        granted = self.fay.call("role.grant", participant=self.ana.id, role="moderator")
        self.assertGreater(granted["seq"], 0)
        self.ana.call("session.lock")
        self.fay.call("role.grant", participant=self.ana.id, role="attendee")
        self.assertEqual(self.ana.refusal("session.unlock").reason, "not_allowed")


class TermsOfLinks(unittest.TestCase):
    def test_of_the_definition_hold_from_the_start(self):
        with Server() as server:
            past = "2020-01-01T00:00:00Z"
            session = server.make_session(talk(
                links={"attendee": {"uses_max": 1}, "moderator": {"expires_at": past}}))
            session.attendee("Ana").close()
            self.assertIn("fewer people", knock(server, session.secrets["attendee"]).message)
            self.assertIn("time of this link", knock(server, session.secrets["moderator"]).message)
            session.facilitator().close()


class LinksThatSurvive(unittest.TestCase):
    def test_a_power_cut_and_a_restart(self):
        with Server() as server:
            session = server.make_session(talk())
            old = session.secrets["attendee"]
            fay = session.facilitator()
            new = rotate(fay)
            server.kill()
            server.start()
            self.assertEqual(knock(server, old).reason, "link_invalid")
            self.assertIsNone(knock(server, new))
            with fay.again() as fay:
                newest = rotate(fay)
            server.stop()
            server.start()
            self.assertEqual(knock(server, new).reason, "link_invalid")
            self.assertIsNone(knock(server, newest))
            for secret in (new, newest):
                self.assertEqual(server.words_on_disk(secret), [])
                self.assertNotIn(secret, server.output)


if __name__ == "__main__":
    unittest.main()

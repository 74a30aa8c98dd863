"""The operator's API: sessions made, listed, shown and erased."""
import json

import on_a_server
from definitions import talk, whole_chat
from http_client import ask, ask_api
from wire_client import Client, new_key

KEY = r"^[A-Za-z0-9_-]{22}$"


class Api(on_a_server.TestCase):
    def api(self, method, path, body=None, **how):
        return ask_api(self.server, method, path, body, **how)

    def assert_problem(self, answer, status):
        self.assertEqual(answer.status, status, answer)
        self.assertEqual(answer.header("Content-Type"), "application/problem+json")
        problem = answer.json()
        self.assertEqual(problem["status"], status)
        self.assertTrue(problem["title"] and problem["detail"])
        return problem

    def test_a_session_is_made_with_a_link_for_each_role(self):
        made = self.api("POST", "/sessions", whole_chat())
        self.assertEqual(made.status, 201)
        session = made.json()
        self.assertEqual(set(session), {"id", "links"})
        self.assertEqual(set(session["links"]), {"attendee", "moderator", "facilitator"})
        for link in session["links"].values():
            self.assertRegex(link, r"^https://[^#?]+/join#[A-Za-z0-9_-]{22}$")
        self.assertEqual(len(set(session["links"].values())), 3)
        self.assertEqual(made.header("Location"), f"/api/v1/sessions/{session['id']}")

    def test_secrets_are_told_once_and_kept_as_hashes(self):
        session = self.server.make_session(talk(title="Told once"))
        told = [self.api("GET", "/sessions").body, self.api("GET", f"/sessions/{session.id}").body]
        for secret in session.secrets.values():
            self.assertNotIn(secret.encode(), b"".join(told))
            self.assertEqual(self.server.words_on_disk(secret), [])
            self.assertNotIn(secret, self.server.output)

    def test_sessions_are_listed_without_their_definition(self):
        session = self.server.make_session(talk(title="Listed", series="A series",
                                                starts_at="2099-01-02T10:00:00+01:00"))
        listed = {each["id"]: each for each in self.api("GET", "/sessions").json()["sessions"]}
        self.assertEqual(listed[session.id], {
            "id": session.id, "title": "Listed", "series": "A series", "state": "scheduled",
            "starts_at": 4071027600000})

    def test_the_state_follows_the_session(self):
        session = self.server.make_session(talk())
        with session.facilitator() as fay:
            fay.call("session.open")
            self.assertEqual(self.api("GET", f"/sessions/{session.id}").json()["state"], "open")
            fay.call("session.close")
            self.assertEqual(self.api("GET", f"/sessions/{session.id}").json()["state"],
                             "closing")

    def test_a_session_is_shown_with_the_definition_it_was_made_of(self):
        definition = whole_chat(starts_at="2099-01-02T10:00:00Z")
        session = self.server.make_session(definition)
        shown = self.api("GET", f"/sessions/{session.id}").json()["definition"]
        for field in ("title", "series", "lang", "capacity", "positions", "affiliations",
                      "assumptions", "settings"):
            wanted = dict(definition[field], lobby="open") if field == "settings" \
                else definition[field]
            self.assertEqual(shown[field], wanted, field)
        for given, kept in zip(definition["agenda"], shown["agenda"], strict=True):
            self.assertEqual({name: kept.get(name) for name in given}, given)
        again = self.server.make_session(shown)
        self.assertEqual(self.api("GET", f"/sessions/{again.id}").json()["definition"], shown)

    def test_what_is_left_out_has_its_default(self):
        session = self.server.make_session(talk())
        shown = self.api("GET", f"/sessions/{session.id}").json()["definition"]
        self.assertEqual(shown["settings"], {
            "lobby": "open", "late_comers": "smallest_room", "transcript": "forget",
            "anonymous_cards": "allowed", "cards": "at_once", "closing_minutes": 15,
            "unattended_minutes": 120})

    def test_without_the_key_there_is_nothing(self):
        session = self.server.make_session(talk())
        for method, path in (("GET", "/sessions"), ("POST", "/sessions"),
                             ("GET", f"/sessions/{session.id}"),
                             ("DELETE", f"/sessions/{session.id}"), ("GET", "/nowhere")):
            for headers in ({}, {"Authorization": "Bearer " + new_key()},
                            {"Authorization": self.server.operator_key},
                            {"Authorization": "Basic " + self.server.operator_key}):
                answer = ask(self.server, method, "/api/v1" + path, headers)
                self.assert_problem(answer, 401)
                self.assertTrue(answer.header("WWW-Authenticate").startswith("Bearer"))
        self.assertEqual(self.api("GET", f"/sessions/{session.id}").status, 200)

    def test_a_definition_with_mistakes_is_told_all_of_them_at_once(self):
        wrong = whole_chat(title=7, capacity=-1, lang="?", positions=["One", "One"],
                           starts_at="tomorrow")
        wrong["agenda"][2]["minutes"] = 241
        wrong["agenda"][3]["rooms"] = {"size": 1, "method": "by_stars"}
        wrong["agenda"][6]["questions"] = []
        wrong["settings"] = {"late_comers": "nowhere", "transcript": {"keep_days": 366},
                             "lobby": "shut", "cards": "later", "closing_minutes": 1441,
                             "unattended_minutes": 9}
        problem = self.assert_problem(self.api("POST", "/sessions", wrong), 422)
        places = [error["field"] for error in problem["errors"]]
        self.assertEqual(sorted(places), sorted([
            "/title", "/capacity", "/lang", "/positions/1", "/starts_at", "/agenda/2/minutes",
            "/agenda/3/rooms/size", "/agenda/3/rooms/method", "/agenda/6/questions",
            "/settings/late_comers", "/settings/transcript/keep_days", "/settings/lobby",
            "/settings/cards", "/settings/closing_minutes", "/settings/unattended_minutes"]))
        self.assertIn({"field": "/agenda/2/minutes",
                       "detail": "expected a whole number from 1 to 240"}, problem["errors"])

    def test_what_is_no_definition_at_all_is_told_so(self):
        for body in (b"", b"{", b"[]", b"7", b'{"title": "a", "title": "b"}', b"\xff\xfe"):
            problem = self.assert_problem(self.api("POST", "/sessions", body), 422)
            self.assertEqual(problem["errors"][0]["field"], "", body)

    def test_wrong_methods_and_addresses_are_told_so(self):
        session = self.server.make_session(talk())
        self.assert_problem(self.api("PUT", "/sessions", {}), 405)
        refused = self.api("POST", f"/sessions/{session.id}", {})
        self.assert_problem(refused, 405)
        self.assertIn("DELETE", refused.header("Allow"))
        for path in ("/nowhere", "/sessions/", "/sessions/none", "/sessions/none/more",
                     f"/sessions/{session.id}/"):
            self.assert_problem(self.api("GET", path), 404)
        self.assert_problem(self.api("DELETE", "/sessions/none"), 404)

    def test_links_work_until_the_session_is_deleted(self):
        session = self.server.make_session(talk())
        with Client(self.server) as client:
            self.assertEqual(client.call("session.peek", link=session.secrets["attendee"])
                             ["session"], session.id)
            session.delete()
            refused = client.refusal("session.peek", link=session.secrets["attendee"])
            self.assertEqual(refused.reason, "link_invalid")
        self.assert_problem(self.api("GET", f"/sessions/{session.id}"), 404)
        self.assert_problem(self.api("DELETE", f"/sessions/{session.id}"), 404)
        self.assertNotIn(session.id, json.dumps(self.api("GET", "/sessions").json()))

    def test_deleting_ends_the_connections_of_those_inside(self):
        session = self.server.make_session(talk())
        fay, ana = session.facilitator(), session.attendee("Ana")
        session.delete()
        self.assertEqual((fay.wait_for_close(), ana.wait_for_close()), (4000, 4000))

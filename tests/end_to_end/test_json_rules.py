"""Part 1: JSON is checked while it is parsed, and what is wrong with it is said."""
import json

import on_a_server
from definitions import talk
from wire_client import Client, Refused

LEAVE = {"jsonrpc": "2.0", "id": "a-1", "method": "session.leave"}


def nested(depth):
    """A request whose deepest list lies `depth` deep, itself counted."""
    return '{"jsonrpc":"2.0","id":"d","method":"session.leave","params":{"x":' + \
        "[" * (depth - 2) + "]" * (depth - 2) + "}}"


def with_keys(count):
    params = ",".join(f'"k{number}":0' for number in range(count))
    return '{"jsonrpc":"2.0","id":"k","method":"session.leave","params":{' + params + "}}"


class JsonRules(on_a_server.TestCase):
    def setUp(self):
        self.client = Client(self.server)
        self.addCleanup(self.client.close)

    def assert_nameless(self, text, reason):
        refused = self.client.nameless_error(text)
        self.assertEqual(refused.reason, reason, text[:100])
        self.assertEqual(refused.code, {"parse_error": -32700, "invalid_request": -32600}[reason])

    def assert_lives(self):
        self.assertEqual(self.client.refusal("session.leave").reason, "not_joined")

    def test_what_is_no_json_is_a_parse_error_and_the_connection_lives(self):
        for text in ("", "hello", "{", '{"a":}', "[1,]", "{'a':1}", '{"a":01}',
                     '{"a":1}x', '{"a":"\t"}', "NaN", '{"a":+1}'):
            if text:
                self.assert_nameless(text, "parse_error")
        self.assert_lives()

    def test_an_object_or_an_array_stands_at_the_top(self):
        for text in ('"hello"', "7", "true", "null", "[]", "[1]", '["a"]', "[[]]"):
            self.assert_nameless(text, "invalid_request")
        self.assert_lives()

    def test_16_levels_are_read_and_17_are_not(self):
        self.client.send_text(nested(16))
        self.assert_refused("d", "not_joined")
        self.assert_nameless(nested(17), "invalid_request")
        self.assert_nameless("[" * 60000, "invalid_request")

    def test_64_keys_are_read_and_65_are_not(self):
        self.client.send_text(with_keys(64))
        self.assert_refused("k", "not_joined")
        self.assert_nameless(with_keys(65), "invalid_request")

    def test_integers_beyond_2_to_the_53_are_not_read(self):
        for number in (2**53 + 1, -2**53 - 1, 2**64, 10**400):
            self.assert_nameless(json.dumps({**LEAVE, "params": {"n": number}}),
                                 "invalid_request")
        self.client.send_text(json.dumps({**LEAVE, "params": {"n": 2**53, "m": -2**53}}))
        self.assert_refused("a-1", "not_joined")

    def test_a_key_stands_once_in_an_object(self):
        self.assert_nameless('{"jsonrpc":"2.0","id":"a","id":"b","method":"session.leave"}',
                             "invalid_request")
        self.assert_nameless('{"jsonrpc":"2.0","id":"a","method":"x","params":{"a":1,"\\u0061":2}}',
                             "invalid_request")

    def test_nul_and_lone_surrogates_are_not_read(self):
        for word in ('"\\u0000"', '"\\ud800"', '"\\udc00"', '"\\ud800x"', '"\\udc00\\ud800"'):
            self.assert_nameless('{"jsonrpc":"2.0","id":"a","method":"x","params":{"a":' + word +
                                 "}}", "invalid_request")
        self.client.send_text(json.dumps({**LEAVE, "params": {"a": "😀"}}))  # A pair is fine.
        self.assert_refused("a-1", "not_joined")

    def test_a_batch_of_16_is_answered_in_order_and_17_are_refused(self):
        batch = [{**LEAVE, "id": f"b-{number}"} for number in range(17)]
        self.client.send(batch[:16])
        for request in batch[:16]:
            self.assert_refused(request["id"], "not_joined")
        answered = [message["id"] for message in self.client.messages]
        self.assertEqual(answered, [request["id"] for request in batch[:16]])
        self.assert_nameless(json.dumps(batch), "invalid_request")

    def test_in_a_batch_each_is_judged_by_itself(self):
        self.client.send([LEAVE, 7, {**LEAVE, "id": "a-2", "method": "no.such"}])
        self.assert_refused("a-1", "not_joined")
        self.assert_refused("a-2", "unknown_method")
        self.client._wait(lambda: self.client.nameless, "an answer to the number")

    def test_each_part_of_the_envelope_is_asked_for(self):
        for change, field in (({"jsonrpc": "1.0"}, "jsonrpc"), ({"jsonrpc": None}, "jsonrpc"),
                              ({"method": 7}, "method"), ({"method": None}, "method"),
                              ({"params": [1]}, "params"), ({"params": "all"}, "params")):
            self.client.send({**LEAVE, "id": f"e-{field}-{len(change)}", **change})
            refused = self.refused(f"e-{field}-{len(change)}")
            self.assertEqual((refused.reason, refused.field), ("invalid_request", field), change)
            self.client._replies.clear()

    def test_an_id_is_1_to_40_plain_letters(self):
        for wrong in (7, "", "a b", "é", "x" * 41, {"a": 1}):
            refused = self.client.nameless_error(json.dumps({**LEAVE, "id": wrong}))
            self.assertEqual((refused.reason, refused.field), ("invalid_request", "id"), wrong)
        self.client.send({**LEAVE, "id": "A_z-9" * 8})
        self.assert_refused("A_z-9" * 8, "not_joined")

    def test_a_request_that_wants_an_answer_names_itself(self):
        refused = self.client.nameless_error(json.dumps({"jsonrpc": "2.0",
                                                         "method": "message.post", "params": {}}))
        self.assertEqual((refused.reason, refused.field), ("invalid_request", "id"))

    def test_unknown_methods_are_refused_and_unknown_notifications_passed_over(self):
        for method in ("no.such", "session.explode", "flag.lower", "staff.shout",
                       "SESSION.LEAVE", "session"):
            refused = self.client.refusal(method)
            self.assertEqual((refused.code, refused.reason), (-32601, "unknown_method"))
        before = len(self.client.texts)
        self.client.notify("no.such")
        self.client.notify("typing", room="main")
        self.assert_lives()
        self.assertEqual(len(self.client.texts), before + 1)

    def test_unknown_fields_are_passed_over(self):
        session = self.server.make_session(talk())
        with session.attendee("Ana", shoe_size=43, nothing=None) as ana:
            ana.send({"jsonrpc": "2.0", "id": "u", "method": "participants.list", "later": 1,
                      "params": {"limit": 1, "colour": "red"}})
            self.assertIn("people", ana.reply("u"))

    def refused(self, request_id):
        with self.assertRaises(Refused) as caught:
            self.client.reply(request_id)
        return caught.exception

    def assert_refused(self, request_id, reason):
        self.assertEqual(self.refused(request_id).reason, reason)

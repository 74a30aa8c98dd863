// A whole definition with every kind of phase, for tests.
#pragma once

namespace chats::protocol {

inline constexpr const char* sample_definition = R"({
  "title": "Say what you mean, mean what you say: part 1",
  "series": "Say what you mean, mean what you say", "lang": "en",
  "starts_at": "2026-12-03T17:00:00-05:00", "capacity": 120,
  "positions": ["student", "trainee", "faculty", "staff"],
  "affiliations": ["main campus", "partner hospital", "other"],
  "assumptions": ["We speak from our own experience.", "We listen in order to understand."],
  "agenda": [
    {"id": "check-in", "kind": "check_in", "title": "Check-in", "minutes": 10,
     "prompt": "In a word, how do you arrive today?"},
    {"id": "topic", "kind": "topic", "title": "The topic", "minutes": 5, "body": "Some *words*."},
    {"id": "frame", "kind": "frame", "title": "A frame", "minutes": 10, "body": "More words.",
     "definitions": [{"term": "Bias", "text": "A leaning.", "source": "A dictionary"}],
     "slides": [{"title": "One", "body": "Text", "image": "a1.png"}]},
    {"id": "rooms", "kind": "breakouts", "title": "Breakouts", "minutes": 20,
     "questions": ["What have you heard?", "What have you said?"],
     "rooms": {"size": 5, "method": "mixed_affiliation", "grace_s": 60}},
    {"id": "debrief", "kind": "debrief", "title": "Debrief", "minutes": 10},
    {"id": "reflection", "kind": "reflection", "title": "Reflection", "minutes": 5,
     "prompts": {"learn": "What do we need to learn?", "unlearn": "And to unlearn?"}},
    {"id": "survey", "kind": "survey", "title": "Survey", "minutes": 3,
     "questions": [{"id": "interest", "text": "This chat stimulated my interest."},
                   {"id": "action", "text": "This chat will help me act."},
                   {"id": "recommend", "text": "I would recommend these chats."}]}
  ],
  "settings": {"lobby": "open", "late_comers": "smallest_room", "transcript": "forget",
               "anonymous_cards": "allowed", "cards": "at_once"}
})";

}  // namespace chats::protocol

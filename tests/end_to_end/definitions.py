"""Session definitions that the tests use; each call gives one of its own to change."""

EMOJI = "👍"


def whole_chat(**changes):
    """A chat with every kind of phase."""
    definition = {
        "title": "Words that stay",
        "series": "End to end",
        "lang": "en",
        "capacity": 300,
        "positions": ["Student", "Faculty"],
        "affiliations": ["North", "South"],
        "assumptions": ["We listen to understand.", "We speak for ourselves."],
        "agenda": [
            {"id": "check-in", "kind": "check_in", "title": "Check-in", "minutes": 5,
             "prompt": "What brings you here?"},
            {"id": "topic", "kind": "topic", "title": "Topic", "minutes": 5, "body": "*Words.*"},
            {"id": "frame", "kind": "frame", "title": "Frame", "minutes": 5,
             "body": "What we mean.",
             "definitions": [{"term": "Bias", "text": "A leaning.", "source": "A dictionary"}]},
            {"id": "breakouts", "kind": "breakouts", "title": "Breakouts", "minutes": 10,
             "questions": ["What did you hear?", "What would you say?"],
             "rooms": {"count": 2, "method": "random", "grace_s": 30}},
            {"id": "debrief", "kind": "debrief", "title": "Debrief", "minutes": 5,
             "prompt": "What did you take away?"},
            {"id": "reflection", "kind": "reflection", "title": "Reflection", "minutes": 5,
             "prompts": {"learn": "What will you learn?", "unlearn": "What will you unlearn?"}},
            {"id": "survey", "kind": "survey", "title": "Survey", "minutes": 5,
             "questions": [{"id": "safe", "text": "I felt safe."},
                           {"id": "again", "text": "I would come again."}]},
        ],
        "settings": {"late_comers": "smallest_room", "transcript": "forget",
                     "anonymous_cards": "allowed", "cards": "on_reveal", "closing_minutes": 15,
                     "unattended_minutes": 120},
    }
    definition.update(changes)
    return definition


def talk(**changes):
    """A topic and nothing else: for tests about connections rather than steps."""
    definition = {"title": "A talk", "agenda": [
        {"id": "topic", "kind": "topic", "title": "Topic", "minutes": 30}]}
    definition.update(changes)
    return definition

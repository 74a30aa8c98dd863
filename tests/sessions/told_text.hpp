// An event as a story tells it: its name and what matters in it, in the form that one audience
// gets. Two viewers who get the same text got the same event.
#pragma once

#include <string>
#include <vector>

#include "server/core/telling.hpp"
#include "tests/sessions/cast.hpp"

namespace chats::sessions {

std::string told_text(const core::SessionState& after, const core::Event&,
                      const core::Participant& viewer, core::Form, const Names&);

// `is_muted until 10:20`, `field_is_wrong position`.
std::string refusal_text(const core::Rejection&, const Names&);

// A fresh view of one viewer, a few lines.
std::vector<std::string> view_lines(const core::SessionState&, core::ParticipantId, const Names&);

}  // namespace chats::sessions

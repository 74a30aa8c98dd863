// Events as clients are told them (README.md, part 6): for each event its name, and for each form
// its params. Who is told is not decided here.
#pragma once

#include <string>
#include <string_view>

#include "server/core/telling.hpp"

namespace chats::protocol {

// One whole JSON-RPC notification. `after` has `event` applied and nothing later. Empty: an event
// that nobody is told (session.created, session.closed, survey.submitted).
//
// Form::entered gives `room.entered`: for `telling.viewer`, or for the one person in its audience,
// with what is theirs marked; else for anybody whom the event brought into the audience's room,
// and as staff read it only when every audience is of staff.
std::string encode_telling(const core::SessionState& after, const core::Event& event,
                           const core::Telling& telling);

// "message.posted": the method of its notifications.
std::string_view event_name(const core::EventBody& body);

}  // namespace chats::protocol

// Who belongs in which breakout, written down before the session (README.md, part 9): as CSV with
// the columns name, room and, if wished, affiliation; or as JSON with the same fields. All mistakes
// are told at once; nothing is guessed.
#pragma once

#include <string_view>
#include <vector>

#include "protocol/definition_codec.hpp"
#include "server/core/event.hpp"
#include "server/core/result.hpp"

namespace chats::protocol {

using AssignmentsRead = core::Result<std::vector<core::AssignedRoom>, std::vector<Mistake>>;

// Rooms in the order in which they are first named. A place is "line 3, affiliation".
AssignmentsRead decode_assignments_csv(std::string_view text, const core::Definition& definition);
// A place is a JSON Pointer: "/assignments/2/affiliation".
AssignmentsRead decode_assignments_json(std::string_view text, const core::Definition& definition);

}  // namespace chats::protocol

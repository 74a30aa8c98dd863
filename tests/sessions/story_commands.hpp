// From a line like `mira: rooms.plan rooms=2 method=random` to the command it means. The methods
// are the wire's; ids may be names that the story gave.
#pragma once

#include <string>

#include "server/core/command.hpp"
#include "tests/sessions/cast.hpp"
#include "tests/sessions/words.hpp"

namespace chats::sessions {

// A mistake when the method is unknown or a param makes no sense.
core::CommandBody command_of(const std::string& method, Words& words, const Names& names);

// `pavel joins as "Pavel" pronouns=he position=student affiliation=hospital`.
core::command::Join join_of(const std::string& person, Words& words);
// What the operator wrote down beforehand; affiliations by the definition's words.
core::command::AssignRooms assignments_of(Words& words, const core::Definition& definition);

}  // namespace chats::sessions

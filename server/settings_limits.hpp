// The limits of protocol/README.md, part 8, by name: what an operator may set, and what the server
// says at its start.
#pragma once

#include <string>

#include "server/settings.hpp"

namespace chats::settings {

// "NAME=NUMBER". Throws WrongValue.
void set_limit(Settings& settings, const std::string& text);

// A line for each limit: its name, value and meaning.
std::string limits_text(const Settings& settings);
// All in one line, for the server's log.
std::string limits_line(const Settings& settings);

}  // namespace chats::settings

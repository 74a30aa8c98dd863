// What the binary can do beside serving: `check` and `backup`, which run to their end (stdout has
// what was found, stderr what stood in the way and how far a long one has come), and `echo`, which
// runs until a signal says stop.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace chats::commands {

// One paragraph for --help.
std::string list();

// `arguments`: without the program's name. Nothing: they begin with no command, so the server is
// meant. Else the exit code: 0 fine, 1 something is wrong with the data or could not be done, 2
// wrong words.
std::optional<int> run(const std::vector<std::string>& arguments);

}  // namespace chats::commands

// Prints the server's one table of rights, a row a line: method, who, when, and whether a mute
// refuses it. test_rights.py asks a running server for all of them, in every role and phase.
#include <cstdio>

#include "server/core/rights.hpp"

namespace {

using namespace chats::core;

void print(const Right& right) {
  constexpr const char* who[] = {"server", "everyone", "staff", "facilitators"};
  const auto when = static_cast<unsigned>(right.when);
  std::printf("%.*s %s %s%s%s%s\n", static_cast<int>(right.command.size()), right.command.data(),
              who[static_cast<std::size_t>(right.who)], (when & 1u) != 0 ? "scheduled," : "",
              (when & 2u) != 0 ? "open," : "", (when & 4u) != 0 ? "closing," : "",
              right.silenced_by_mute ? " silenced" : "");
}

}  // namespace

int main() {
  CommandKinds::each([]<class C>(std::type_identity<C>) { print(right_to(Command{C{}})); });
}

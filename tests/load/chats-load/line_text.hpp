// What people of the tool say: a text that tells everybody when it was due.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "tests/load/chats-load/moment.hpp"

namespace chats::load {

// About `bytes` of them; as many as it takes where that is too few.
std::string text_due(Moment due, std::size_t bytes);
// None: nobody of the tool said this.
std::optional<Moment> due_of(std::string_view text);

}  // namespace chats::load

#include "protocol/emoji.hpp"

#include <algorithm>

#include "server/core/definition.hpp"

namespace chats::protocol {

std::uint8_t read_emoji(Params& params) {
  const auto text = params.required_word("emoji");
  if (!text) return 0;
  const auto found = std::ranges::find_if(
      core::emoji, [&](const char* one) { return std::string_view(one) == *text; });
  if (found == core::emoji.end()) {
    params.wrong("emoji");
    return 0;
  }
  return static_cast<std::uint8_t>(found - core::emoji.begin());
}

}  // namespace chats::protocol

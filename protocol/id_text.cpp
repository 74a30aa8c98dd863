#include "protocol/id_text.hpp"

#include <charconv>

namespace chats::protocol {

std::optional<std::uint64_t> parse_id_number(char letter, std::string_view text) {
  if (text.size() < 2 || text[0] != letter || text[1] < '1' || text[1] > '9') return std::nullopt;
  std::uint64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data() + 1, end, number);
  if (error != std::errc() || stopped != end) return std::nullopt;
  constexpr std::uint64_t number_max = std::uint64_t{1} << 53;
  if (number > number_max) return std::nullopt;
  return number;
}

}  // namespace chats::protocol

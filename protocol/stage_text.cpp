#include "protocol/stage_text.hpp"

#include <charconv>

namespace chats::protocol {

namespace {

using Shows = core::Stage::Shows;

std::optional<core::Stage> numbered(Shows shows, std::string_view digits) {
  constexpr std::uint16_t number_max = 999;
  if (digits.empty() || digits[0] == '0') return std::nullopt;
  std::uint16_t number = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stopped, error] = std::from_chars(digits.data(), end, number);
  if (error != std::errc() || stopped != end || number > number_max) return std::nullopt;
  return core::Stage{.shows = shows, .number = number};
}

}  // namespace

std::string stage_text(const core::Stage& stage) {
  switch (stage.shows) {
    case Shows::nothing:
      return "none";
    case Shows::frame:
      return "frame";
    case Shows::slide:
      return "slide:" + std::to_string(stage.number);
    case Shows::question:
      return "question:" + std::to_string(stage.number);
  }
  return "none";
}

std::optional<core::Stage> parse_stage(std::string_view text) {
  if (text == "none") return core::Stage{};
  if (text == "frame") return core::Stage{.shows = Shows::frame, .number = 0};
  if (text.starts_with("slide:")) return numbered(Shows::slide, text.substr(6));
  if (text.starts_with("question:")) return numbered(Shows::question, text.substr(9));
  return std::nullopt;
}

}  // namespace chats::protocol

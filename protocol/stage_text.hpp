// What the stage shows, in a word: "none", "frame", "slide:3", "question:2" (both from 1).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/core/event.hpp"

namespace chats::protocol {

std::string stage_text(const core::Stage& stage);
std::optional<core::Stage> parse_stage(std::string_view text);

}  // namespace chats::protocol

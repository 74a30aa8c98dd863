// Audiences as few bytes, for as long as what they were told is kept: most are one or two of them,
// and would take ten times as much as values. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/core/telling.hpp"

namespace chats::live {

std::string pack(const std::vector<core::Audience>& audiences);
// The first of them, which is taken off the front. Only what `pack` made, and not at its end.
core::Audience unpack_one(std::string_view& packed);

}  // namespace chats::live

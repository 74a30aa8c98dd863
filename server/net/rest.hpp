// Under load a write costs nearly the same whether it holds one line or sixteen. So when much was
// told at once, those who were told get a moment to speak before their session is told that it is
// written, and saves and tells what it was asked meanwhile: half as long again as the writing took.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>

#include "server/net/limits.hpp"

namespace chats::net {

// `letters`: the most that several people get in one turn. Zero: nobody waits.
inline std::chrono::steady_clock::duration rest_after(
    std::size_t letters, std::chrono::steady_clock::duration writing, const NetLimits& limits) {
  if (letters < limits.rest_letters_min) return {};
  return std::min<std::chrono::steady_clock::duration>(writing / 2, limits.rest_max);
}

}  // namespace chats::net

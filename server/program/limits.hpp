// The bounds of what the program keeps, each with its unit and its reason.
#pragma once

#include <cstddef>

namespace chats::program {

struct ProgramLimits {
  // Kept, closed ones too, until they are erased: each has its links in the index.
  std::size_t sessions_max = 100'000;
};

}  // namespace chats::program

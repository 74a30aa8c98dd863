// The definition of the sample session, as sample/say-what-you-mean.json has it. It travels inside
// the binary.
#pragma once

#include <string_view>

namespace chats::program {

std::string_view built_in_sample();

}  // namespace chats::program

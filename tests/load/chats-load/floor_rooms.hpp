// Inside the reference server (floor.hpp): one thread, epoll, rooms of members.
#pragma once

#include <filesystem>

namespace chats::load {

// Serves until the process is ended.
[[noreturn]] void serve_floor(int listener, const std::filesystem::path& certificate,
                              const std::filesystem::path& key);

}  // namespace chats::load

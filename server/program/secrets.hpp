// Secrets: 128 bits from the system's generator, told once as 22 characters of base64url and kept
// as hashes. Two hashes are compared in the same time wherever they differ.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "protocol/wish.hpp"
#include "server/core/digest.hpp"

namespace chats::program {

// 64 random bits. Any thread.
using Dice = std::function<std::uint64_t()>;
// SHA-256. Any thread.
using protocol::Hasher;

// From the system's generator, which is asked for some hundred bytes at a time, by each thread for
// itself; what was handed out is wiped. Not over a fork: both sides would get the same. Throws
// std::runtime_error when it gives nothing.
std::uint64_t system_dice();

std::string make_secret(const Dice& dice);
// 's' and 12 characters of [a-z2-7]: what names a session everywhere.
std::string make_session_id(const Dice& dice);

bool are_same(const core::Digest& left, const core::Digest& right);

// 64 characters of [0-9a-f].
std::string hex(const core::Digest& digest);

// Without padding.
std::string base64url(std::span<const std::uint8_t> bytes);

}  // namespace chats::program

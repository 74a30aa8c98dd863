#include "server/live/packed_audience.hpp"

#include <cassert>
#include <cstdint>

namespace chats::live {

namespace {

// The first byte: the reach, and what follows it.
constexpr unsigned reach_bits = 0b11;
constexpr unsigned staff_too = 1U << 2U;
constexpr unsigned has_entered_before = 1U << 3U;
constexpr unsigned has_entered_by = 1U << 4U;

// Seven bits in a byte, the lowest first; the eighth says that more follow.
void put(std::string& packed, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7U) packed += static_cast<char>(0x80U | (number & 0x7fU));
  packed += static_cast<char>(number);
}

unsigned take_byte(std::string_view& packed) {
  assert(!packed.empty() && "it ends within an audience");
  const auto byte = static_cast<unsigned char>(packed.front());
  packed.remove_prefix(1);
  return byte;
}

std::uint64_t take(std::string_view& packed) {
  std::uint64_t number = 0;
  for (unsigned shift = 0;; shift += 7) {
    const std::uint64_t byte = take_byte(packed);
    number |= (byte & 0x7fU) << shift;
    if (byte < 0x80) return number;
  }
}

void put(std::string& packed, const core::Audience& audience) {
  using Reach = core::Audience::Reach;
  auto first = static_cast<unsigned>(audience.reach);
  if (audience.staff_too) first |= staff_too;
  if (audience.entered_before) first |= has_entered_before;
  if (audience.entered_by) first |= has_entered_by;
  packed += static_cast<char>(first);
  if (audience.reach == Reach::room) put(packed, audience.room.number);
  if (audience.reach == Reach::one) put(packed, audience.one.number);
  if (audience.entered_before) put(packed, *audience.entered_before);
  if (audience.entered_by) put(packed, *audience.entered_by);
}

}  // namespace

std::string pack(const std::vector<core::Audience>& audiences) {
  std::string packed;
  for (const auto& each : audiences) put(packed, each);
  packed.shrink_to_fit();
  return packed;
}

core::Audience unpack_one(std::string_view& packed) {
  using Reach = core::Audience::Reach;
  static_assert(static_cast<unsigned>(Reach::one) <= reach_bits);
  const auto first = take_byte(packed);
  core::Audience audience;
  audience.reach = static_cast<Reach>(first & reach_bits);
  audience.staff_too = (first & staff_too) != 0;
  if (audience.reach == Reach::room) audience.room = {take(packed)};
  if (audience.reach == Reach::one) audience.one = {take(packed)};
  if ((first & has_entered_before) != 0) audience.entered_before = take(packed);
  if ((first & has_entered_by) != 0) audience.entered_by = take(packed);
  return audience;
}

}  // namespace chats::live

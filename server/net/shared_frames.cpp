#include "server/net/shared_frames.hpp"

#include <cstdint>
#include <string_view>
#include <utility>

#include "server/net/frame.hpp"

namespace chats::net {

namespace {

constexpr std::size_t head_bytes_max = 10;

std::size_t slot_of(const LetterList& letters) {
  std::uint64_t mixed = letters.size();
  for (const auto& letter : letters) {
    mixed = (mixed ^ reinterpret_cast<std::uintptr_t>(letter.get())) * 0x9e3779b97f4a7c15U;
  }
  return static_cast<std::size_t>(mixed >> 58U);  // the best bits of a product are its highest
}

bool is_one_object(const LetterList& letters) {
  return letters.size() == 1 && letters.front()->count == 1;
}

std::size_t payload_bytes(const LetterList& letters) {
  std::size_t bytes = is_one_object(letters) ? 0 : 1 + letters.size();  // brackets and commas
  for (const auto& letter : letters) bytes += letter->text.size();
  return bytes;
}

SharedFrames::Frame make(const LetterList& letters) {
  const auto bytes = payload_bytes(letters);
  const auto frame = std::make_shared<std::string>();
  frame->reserve(head_bytes_max + bytes);
  append_frame_head(*frame, Opcode::text, bytes);
  if (is_one_object(letters)) {
    *frame += letters.front()->text;
    return frame;
  }
  char before = '[';
  for (const auto& letter : letters) {
    *frame += std::exchange(before, ',');
    *frame += letter->text;
  }
  *frame += ']';
  return frame;
}

}  // namespace

SharedFrames::Frame SharedFrames::frame_of(LetterList letters) {
  static_assert(slots == 1U << (64U - 58U), "slot_of() takes that many bits");
  const auto slot = slot_of(letters);
  Made& made = made_.at(slot);
  if (made.frame != nullptr && made.letters == letters) return made.frame;
  if (made.frame == nullptr) taken_.push_back(slot);
  made.frame = make(letters);
  // Kept too: while they are, no other letters can have their addresses.
  made.letters = std::move(letters);
  return made.frame;
}

void SharedFrames::forget() {
  for (const auto slot : std::exchange(taken_, {})) made_.at(slot) = {};
}

}  // namespace chats::net

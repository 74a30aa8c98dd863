#include "tests/load/chats-load/frames.hpp"

#include <utility>

namespace chats::load {

namespace {

// The server says that it sends no more than 1 MiB at once (protocol/README.md, part 3).
constexpr std::size_t message_bytes_max = 1024 * 1024;

unsigned byte_at(std::string_view bytes, std::size_t place) {
  return static_cast<unsigned char>(bytes[place]);
}

}  // namespace

std::string frame(Opcode opcode, std::string_view payload, std::uint32_t mask) {
  std::string whole;
  whole.reserve(payload.size() + 14);
  whole += static_cast<char>(0x80U | static_cast<unsigned>(opcode));
  const std::size_t size = payload.size();
  const unsigned length_bytes = size < 126 ? 0 : size < 65536 ? 2 : 8;
  const unsigned mark = length_bytes == 0 ? static_cast<unsigned>(size)
                                          : (length_bytes == 2 ? 126U : 127U);
  whole += static_cast<char>(0x80U | mark);
  for (unsigned i = length_bytes; i > 0; --i) whole += static_cast<char>(size >> (8 * (i - 1)));
  for (unsigned i = 0; i < 4; ++i) whole += static_cast<char>(mask >> (8 * i));
  for (std::size_t i = 0; i < size; ++i) {
    whole += static_cast<char>(byte_at(payload, i) ^ ((mask >> (8 * (i % 4))) & 0xffU));
  }
  return whole;
}

void FrameReader::take(std::string_view bytes) {
  if (kept_.empty()) {
    bytes_ = bytes;
    return;
  }
  kept_ += bytes;
  bytes_ = kept_;
}

void FrameReader::start_anew() { *this = FrameReader(); }

std::optional<FrameReader::Head> FrameReader::read_head() {
  if (bytes_.size() < 2) return {};
  const unsigned first = byte_at(bytes_, 0), second = byte_at(bytes_, 1);
  broken_ = (first & 0x70U) != 0 || (second & 0x80U) != 0;
  std::size_t size = 2, payload = second;
  if (payload >= 126) {
    const std::size_t length_bytes = payload == 126 ? 2 : 8;
    if (bytes_.size() < 2 + length_bytes) return {};
    payload = 0;
    for (std::size_t i = 0; i < length_bytes; ++i) payload = payload << 8U | byte_at(bytes_, 2 + i);
    size += length_bytes;
  }
  broken_ = broken_ || payload > message_bytes_max;
  return Head{(first & 0x80U) != 0, static_cast<Opcode>(first & 0x0fU), size, payload};
}

std::optional<FrameReader::Message> FrameReader::next() {
  while (!broken_) {
    const auto head = read_head();
    if (!head || broken_ || bytes_.size() < head->size + head->payload) break;
    const auto payload = bytes_.substr(head->size, head->payload);
    bytes_.remove_prefix(head->size + head->payload);
    const bool control = static_cast<unsigned>(head->opcode) >= 8;
    if (control || (head->last && head->opcode != Opcode::more)) {
      return Message{head->opcode, payload};
    }
    if (head->opcode != Opcode::more) parts_opcode_ = head->opcode;
    parts_ += payload;
    broken_ = parts_.size() > message_bytes_max;
    if (!head->last) continue;
    joined_ = std::exchange(parts_, {});
    return Message{parts_opcode_, joined_};
  }
  // An idle person keeps no memory for the last burst: there are thousands of them.
  if (bytes_.size() != kept_.size()) kept_ = std::string(bytes_);
  bytes_ = {};
  return {};
}

}  // namespace chats::load

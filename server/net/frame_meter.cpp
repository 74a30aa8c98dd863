#include "server/net/frame_meter.hpp"

#include <algorithm>

namespace chats::net {

namespace {

constexpr unsigned char opcode_bits = 0x0f;
constexpr unsigned char final_bit = 0x80;
constexpr unsigned char mask_bit = 0x80;
constexpr unsigned char length_bits = 0x7f;
constexpr unsigned char opcode_text = 1;
constexpr unsigned char opcode_binary = 2;
constexpr unsigned char opcode_close = 8;
constexpr unsigned char opcode_pong = 10;

}  // namespace

FrameMeter::FrameMeter(const NetLimits& limits, Time now)
    : limits_(limits),
      idle_frames_({.per_second = limits.idle_frames_per_second_max,
                    .burst = limits.idle_frames_burst_max},
                   now) {}

std::optional<core::CloseCode> FrameMeter::watch(std::string_view bytes, Time now) {
  while (!bytes.empty()) {
    if (payload_left_ > 0) {
      const auto skipped = std::min<std::uint64_t>(payload_left_, bytes.size());
      payload_left_ -= skipped;
      bytes.remove_prefix(static_cast<std::size_t>(skipped));
      continue;
    }
    head_.at(head_filled_++) = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    if (head_filled_ < 2 || head_filled_ < head_size()) continue;
    if (const auto code = weigh_frame(now)) return code;
    payload_left_ = payload_size();
    head_filled_ = 0;
  }
  return std::nullopt;
}

std::size_t FrameMeter::head_size() const {
  const auto length = head_[1] & length_bits;
  const std::size_t extended = length == 126 ? 2 : length == 127 ? 8 : 0;
  const std::size_t mask = (head_[1] & mask_bit) != 0 ? 4 : 0;
  return 2 + extended + mask;
}

std::uint64_t FrameMeter::payload_size() const {
  const auto length = head_[1] & length_bits;
  if (length < 126) return static_cast<std::uint64_t>(length);
  const std::size_t extended = length == 126 ? 2 : 8;
  std::uint64_t size = 0;
  for (std::size_t i = 0; i < extended; ++i) size = (size << 8U) | head_.at(2 + i);
  return size;
}

std::optional<core::CloseCode> FrameMeter::weigh_frame(Time now) {
  const auto opcode = head_[0] & opcode_bits;
  const auto size = payload_size();
  if (opcode == opcode_binary) return core::CloseCode::unsupported_data;
  if (opcode == opcode_close) return std::nullopt;
  if (opcode > opcode_close && opcode <= opcode_pong) {
    if (!idle_frames_.take(now)) return core::CloseCode::policy;
    return std::nullopt;
  }
  if (opcode <= opcode_text) return weigh_data_frame(size, now);
  return std::nullopt;  // a reserved opcode: the library answers 1002
}

std::optional<core::CloseCode> FrameMeter::weigh_data_frame(std::uint64_t size, Time now) {
  if (size == 0 && !idle_frames_.take(now)) return core::CloseCode::policy;
  // Checked one by one, so that the sum cannot run over.
  if (size > limits_.message_bytes_max) return core::CloseCode::too_big;
  message_bytes_ += size;
  if (message_bytes_ > limits_.message_bytes_max) return core::CloseCode::too_big;
  if (++message_fragments_ > limits_.message_fragments_max) return core::CloseCode::policy;
  if ((head_[0] & final_bit) != 0) {
    message_bytes_ = 0;
    message_fragments_ = 0;
  }
  return std::nullopt;
}

}  // namespace chats::net

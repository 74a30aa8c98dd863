// Reads what a client sends over a WebSocket (RFC 6455): bytes in, in whatever pieces; whole
// messages and control frames out. Every rule of the RFC is kept here, and every limit that a
// frame's head can break is checked before a byte of its payload is kept. Bytes are unmasked where
// they lie, and a message that came in one piece is handed out from there; only what is incomplete
// is kept. Pure: no socket, no clock, one thread.
//
//   for (auto found = reader.next(bytes); found.what != What::nothing; found = reader.next(bytes))
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "server/core/close_code.hpp"
#include "server/core/seldom.hpp"
#include "server/net/frame.hpp"
#include "server/net/limits.hpp"
#include "server/net/utf8_check.hpp"

namespace chats::net {

class FrameReader {
 public:
  enum class What {
    nothing,   // more bytes are needed
    text,      // a whole message, valid UTF-8
    binary,    // the same, only where the limits allow it
    ping,      // to be answered with its payload
    pong,
    fragment,  // part of a message that carried nothing; told so that it can be counted
    close,     // `code` is what the client said; 1000 when it said nothing
    refused,   // a rule was broken: close with `code`. Nothing may be asked after that
  };
  struct Found {
    What what = What::nothing;
    std::string_view payload = {};  // valid until the next call
    std::uint16_t code = 0;
    // A ping, a pong, or a frame of a message without a byte in it: it costs us work.
    bool is_idle = false;
  };

  // `limits` outlives this.
  explicit FrameReader(const NetLimits& limits) : limits_(limits) {}

  // The next thing in these bytes, which are overwritten; those that were read are taken off the
  // front. Bytes behind a close or a refusal stay unread.
  Found next(std::span<char>& bytes);

  // What is kept of things that are incomplete.
  std::size_t kept_bytes() const { return bytes_of(message_) + bytes_of(control_); }

 private:
  struct Head;
  using Part = core::Seldom<std::string>;
  using Refusal = std::optional<core::CloseCode>;

  static std::size_t bytes_of(const Part& part) { return part ? part->size() : 0; }
  bool take_head(std::span<char>& bytes);
  std::size_t head_bytes() const;
  Head head() const;
  Refusal begin_frame();
  Refusal begin_control_frame(const Head& head) const;
  Refusal begin_data_frame(const Head& head);
  Refusal weigh(std::uint64_t bytes);
  std::string_view take_payload(std::span<char>& bytes);
  Found take_control_payload(std::span<char>& bytes);
  Found take_data_payload(std::span<char>& bytes);
  Found end_control_frame(std::string_view payload) const;
  Found end_data_frame(std::string_view last_part);
  void end_message();

  const NetLimits& limits_;
  std::array<unsigned char, 14> head_{};
  std::uint8_t head_filled_ = 0;

  // The frame whose payload is being read.
  bool in_payload_ = false;
  bool is_final_ = false;
  Opcode opcode_ = Opcode::more;
  std::uint8_t mask_at_ = 0;  // which byte of the mask is next
  std::array<unsigned char, 4> mask_{};
  std::uint64_t payload_left_ = 0;
  bool is_empty_ = false;

  // The message that its fragments make up; text or binary.
  bool in_message_ = false;
  bool handed_out_ = false;
  bool is_text_ = false;
  Utf8Check utf8_;
  std::uint64_t message_bytes_ = 0;  // as announced so far
  std::size_t fragments_ = 0;
  Part message_;
  Part control_;
};

}  // namespace chats::net

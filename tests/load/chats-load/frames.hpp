// The client's side of RFC 6455's frames, and no more of it than a server of ours may use: no
// extensions, no compression.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace chats::load {

enum class Opcode : std::uint8_t { more = 0, text = 1, binary = 2, close = 8, ping = 9, pong = 10 };

// One whole frame, masked with `mask` as a client's must be.
std::string frame(Opcode opcode, std::string_view payload, std::uint32_t mask);

// Cuts what comes into messages. Fragments are joined; control frames between them come out first.
class FrameReader {
 public:
  struct Message {
    Opcode opcode;
    std::string_view payload;  // good until the next call
  };

  // They stay where they are until next() says that there is none: they are read there.
  void take(std::string_view bytes);
  // The next whole message; none: more bytes are needed, or the stream is broken.
  std::optional<Message> next();
  // The server masked a frame, set a reserved bit, or sent a message beyond its own bound.
  bool broken() const { return broken_; }
  void start_anew();

 private:
  struct Head {
    bool last;
    Opcode opcode;
    std::size_t size, payload;  // bytes of the head; bytes that follow it
  };
  std::optional<Head> read_head();

  std::string kept_;        // the beginning of a message, while the rest has not come
  std::string_view bytes_;  // what is still to be given out
  std::string parts_;      // of a message in fragments
  std::string joined_;
  Opcode parts_opcode_ = Opcode::more;
  bool broken_ = false;
};

}  // namespace chats::load

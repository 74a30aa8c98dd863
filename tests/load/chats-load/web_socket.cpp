#include "tests/load/chats-load/web_socket.hpp"

#include <utility>

#include "tests/load/chats-load/keys.hpp"

namespace chats::load {

namespace {

constexpr std::size_t response_bytes_max = 16UL * 1024;
constexpr std::size_t close_code_bytes = 2;

// Big-endian.
int number_of(std::string_view bytes) {
  int number = 0;
  for (const char byte : bytes) number = number * 256 + static_cast<unsigned char>(byte);
  return number;
}

}  // namespace

WebSocket::WebSocket(Loop& loop, const Door& door, std::uint64_t who, Events events)
    : events_(std::move(events)),
      mask_(static_cast<std::uint32_t>(who * 2654435761U + 1)),
      loop_(loop),
      line_(loop, door, who,
            {.opened = [this] { upgrade(); },
             .came = [this](std::string_view bytes) { came(bytes); },
             .ended = [this] { line_ended(); }}) {}

void WebSocket::open() {
  upgraded_ = false;
  response_.clear();
  frames_.start_anew();
  close_code_ = no_close_frame;
  line_.open();
}

void WebSocket::cut() { line_.cut(); }

void WebSocket::upgrade() {
  key_ = base64(random_bytes(16));
  line_.send("GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
             "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: chats.v1\r\n"
             "Sec-WebSocket-Key: " + key_ + "\r\n\r\n");
}

void WebSocket::came(std::string_view bytes) {
  if (!upgraded_) {
    response_ += bytes;
    if (!take_response()) return;
  } else {
    frames_.take(bytes);
  }
  while (line_.is_open()) {
    const auto message = frames_.next();
    if (!message) break;
    take(*message);
  }
  // Not before: frames that came behind it are read in it. And an idle person keeps none of it.
  response_ = std::string();
  if (frames_.broken()) break_off();
}

bool WebSocket::take_response() {
  const auto end = response_.find("\r\n\r\n");
  if (end == std::string::npos) {
    if (response_.size() > response_bytes_max) break_off();
    return false;
  }
  const bool agreed = response_.starts_with("HTTP/1.1 101 ") &&
                      response_.find(accept_of(key_)) < end && response_.find("chats.v1") < end;
  if (!agreed) {
    break_off();
    return false;
  }
  upgraded_ = true;
  frames_.take(std::string_view(response_).substr(end + 4));
  events_.opened();
  return true;
}

void WebSocket::take(const FrameReader::Message& message) {
  switch (message.opcode) {
    case Opcode::text: return events_.text(message.payload);
    case Opcode::ping: return send_frame(Opcode::pong, message.payload);
    case Opcode::pong: return;
    case Opcode::close: {
      const auto code = message.payload.substr(0, close_code_bytes);
      if (code.size() == close_code_bytes) close_code_ = number_of(code);
      return send_frame(Opcode::close, code);  // the server ends the connection
    }
    case Opcode::more:
    case Opcode::binary: return break_off();
  }
  break_off();
}

void WebSocket::send(std::string_view text) { send_frame(Opcode::text, text); }

void WebSocket::send_frame(Opcode opcode, std::string_view payload) {
  mask_ = mask_ * 1664525U + 1013904223U;
  line_.send(frame(opcode, payload, mask_));
}

// Its end is told from the loop, as any other.
void WebSocket::break_off() {
  close_code_ = not_understood;
  line_.cut();
  loop_.at(now(), [this] { line_ended(); });
}

void WebSocket::line_ended() { events_.ended(close_code_); }

}  // namespace chats::load

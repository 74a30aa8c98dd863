// A WebSocket to the server: the upgrade, checked as a browser checks it, and then text messages.
// Pings are answered and closes returned here.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "tests/load/chats-load/frames.hpp"
#include "tests/load/chats-load/line.hpp"

namespace chats::load {

class WebSocket {
 public:
  // The codes of RFC 6455, and two that no server sends.
  static constexpr int no_close_frame = 1006;
  static constexpr int not_understood = 1002;

  struct Events {
    std::function<void()> opened;
    std::function<void(std::string_view)> text;  // good until the call ends
    std::function<void(int code)> ended;
  };

  WebSocket(Loop& loop, const Door& door, std::uint64_t who, Events events);

  void open();
  void send(std::string_view text);
  void listen(bool yes) { line_.listen(yes); }
  void cut();

  const Line& line() const { return line_; }

 private:
  void upgrade();
  void came(std::string_view bytes);
  bool take_response();
  void take(const FrameReader::Message& message);
  void send_frame(Opcode opcode, std::string_view payload);
  void break_off();
  void line_ended();

  const Events events_;
  std::string key_;
  std::string response_;  // until the frames that came with its end were read
  FrameReader frames_;
  bool upgraded_ = false;
  int close_code_ = no_close_frame;
  std::uint32_t mask_;
  Loop& loop_;
  Line line_;
};

}  // namespace chats::load

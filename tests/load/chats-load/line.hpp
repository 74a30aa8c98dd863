// One connection of one person: TCP, TLS, and no knowledge of what goes over it. It can be opened
// again after it ended, and then offers the ticket that the server gave before.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "tests/load/chats-load/door.hpp"
#include "tests/load/chats-load/loop.hpp"

namespace chats::load {

class Line final : public Watched, public TicketKeeper {
 public:
  struct Events {
    std::function<void()> opened;                  // TLS is done
    std::function<void(std::string_view)> came;    // good until the call ends
    std::function<void()> ended;                   // whatever the reason; never from within `open`
  };

  Line(Loop& loop, const Door& door, std::uint64_t who, Events events);
  ~Line() override;

  void open();
  void send(std::string_view bytes);
  // Stops or starts to read; what the kernel holds meanwhile is the server's problem.
  void listen(bool yes);
  // Without a word to the other side but TCP's own.
  void cut();

  bool is_open() const { return stage_ == Stage::open; }
  bool resumed() const { return resumed_; }  // the latest handshake used a ticket
  std::size_t unsent_bytes() const { return unsent_.size(); }

  void ready(std::uint32_t events) override;
  void keep(Ticket ticket) override { ticket_ = std::move(ticket); }

 private:
  enum class Stage { closed, connecting, shaking_hands, open };

  void connected();
  void shake_hands();
  void opened();
  void read();
  void read_later();
  void write();
  void want(bool writable);
  void fail();
  // As OpenSSL's: how many bytes; none: later, or the connection has ended.
  struct Moved {
    std::size_t bytes = 0;
    bool ended = false;
  };
  Moved receive(char* bytes, std::size_t size);
  bool holds_more() const;
  Moved pass_on(std::string_view bytes);

  Loop& loop_;
  const Door& door_;
  const std::uint64_t who_;
  const Events events_;
  Stage stage_ = Stage::closed;
  int socket_ = -1;
  std::uint64_t openings_ = 0;
  Tls tls_;
  Ticket ticket_;
  std::string unsent_;
  bool listening_ = true;
  bool resumed_ = false;
  std::uint32_t wanted_ = 0;
};

}  // namespace chats::load

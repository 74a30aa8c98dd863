// Sends to many sockets in one system call, by Linux's io_uring. A `send()` for each of them costs
// the way into the kernel each time, and the loop its core whenever the one it wakes runs first.
//
// Each send is tried once, without waiting, so that all are over when `submit` returns. One thread
// for all calls, the one that made it.
//
// A socket is made known to the kernel's ring the first time it is sent to (its "registered files":
// it need not look it up for each send), so the ring keeps it open: `let_go` before it is closed.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct io_uring;

namespace chats::net {

class SendRing {
 public:
  // Null: this kernel has no io_uring, or the rules of its container forbid it.
  static std::unique_ptr<SendRing> make();
  ~SendRing();
  SendRing(const SendRing&) = delete;
  SendRing& operator=(const SendRing&) = delete;

  bool is_full() const {
    return sends_.size() >= sends_max || records_.size() >= records_bytes_max;
  }
  // Not while it is full. The bytes stay where they are until `submit`; `who` is given back then.
  void add(int socket, std::string_view bytes, std::size_t who);
  // As `add`, for bytes that lie behind `mark` in `records()`: they are the ring's.
  void add_records(int socket, std::size_t mark, std::size_t who);
  // Whoever closes a socket says so here first: until then nobody at its other end would see it
  // closed, and what is meant for the next one of its number would go there.
  void let_go(int socket);
  // TLS records of this turn, one behind another.
  std::string& records() { return records_; }

  struct Sent {
    std::size_t who = 0;
    int result = 0;  // Bytes, or an errno below zero: EAGAIN says that the socket is full.
    std::string_view left;  // What was not sent. For as long as the call takes.
  };
  // Tells of each in the order in which they were added. False: the ring may not be used
  // any more; whatever it did not take is told as EAGAIN.
  bool submit(const std::function<void(const Sent&)>& tell);

  static constexpr std::size_t sends_max = 256;
  // Once the records are so many, one more may still come. What is written and read at once is to
  // stay in the core's own cache.
  static constexpr std::size_t records_bytes_max = 256 * 1024;
  // Sockets of higher numbers are looked up each time. The kernel has 16 bytes for each.
  static constexpr std::size_t known_max = 65'536;

 private:
  struct Send {
    int socket;
    std::size_t who;
    const char* bytes;  // Null: at `at` of the records.
    std::size_t at, size;
    int result;
  };
  explicit SendRing(std::unique_ptr<io_uring> ring);
  std::string_view bytes_of(const Send& send) const;
  bool make_known(int socket);
  void queue_all();
  bool await_all();

  std::unique_ptr<io_uring> ring_;
  std::vector<Send> sends_;
  std::string records_;
  std::vector<bool> known_;  // By socket. Empty: the kernel has no room for them, or no idea.
  bool learns_ = true;  // False: it had no room for one, and is asked for no other.
};

}  // namespace chats::net

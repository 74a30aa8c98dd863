// One participant of one session on one connection: joins, talks, and comes back with the same key.
// Holds every event against the order that the protocol promises.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "tests/load/chats-load/faults.hpp"
#include "tests/load/chats-load/letters.hpp"
#include "tests/load/chats-load/web_socket.hpp"

namespace chats::load {

class Person;

// What a scenario wants to know. All calls come from the loop.
class Onlooker {
 public:
  virtual ~Onlooker() = default;
  virtual void joined(Person&) {}
  // The result of something that was asked and due at `due`, or its refusal.
  virtual void answered(Person&, Moment /*due*/, bool /*accepted*/) {}
  virtual void heard(Person&, Moment /*due*/) {}  // a post of anybody in the room
  virtual void entered(Person&) {}                // a room, with its snapshot
  virtual void started_afresh(Person&) {}         // a snapshot came in place of a backlog
  virtual void ended(Person&, int /*close_code*/) {}
};

class Person {
 public:
  struct Surroundings {
    Loop& loop;
    const Door& door;
    Onlooker& onlooker;
    Faults& faults;
  };
  struct Counts {
    std::uint64_t posts_heard = 0;  // since the latest join
    std::uint64_t joins = 0, snapshots = 0, resumptions = 0, fresh_starts = 0;
  };

  Person(const Surroundings& around, std::uint64_t number, std::string link);

  // Connects and joins; a second time, comes back to where they were.
  void come();
  // Says a text of about `bytes`, which tells everybody since when it was due.
  void post(Moment due, std::size_t bytes);
  // Anything else; `params` as JSON.
  void ask(std::string_view method, const std::string& params = "{}");
  void listen(bool yes) { socket_.listen(yes); }
  // Without a word, as a phone that loses its network.
  void leave() {
    here_ = false;
    socket_.cut();
  }

  std::uint64_t number() const { return number_; }
  bool is_here() const { return here_; }
  const std::string& room() const { return room_; }
  std::size_t unanswered() const { return asked_.size(); }
  const Counts& counts() const { return counts_; }
  const Line& line() const { return socket_.line(); }

 private:
  struct Asked {
    std::uint64_t number;
    Moment due;
    std::string text;
  };

  void knock();
  void send(Moment due, std::string_view method, const std::string& params);
  void text(std::string_view frame);
  void take(const Letter& letter);
  void take_event(const Letter& letter);
  void start_afresh(const Letter& letter);
  void take_answer(const Letter& letter);
  void take_join(const Letter& letter);
  void lost(int code);

  const Surroundings around_;
  const std::uint64_t number_;
  const std::string link_, key_;
  std::string session_, view_, room_;
  std::uint64_t seq_ = 0;  // of the latest event of ours
  std::uint64_t asked_count_ = 0, asked_again_ = 0;  // the latter: up to this number, perhaps
  std::deque<Asked> asked_;
  Counts counts_;
  bool here_ = false;
  WebSocket socket_;
};

}  // namespace chats::load

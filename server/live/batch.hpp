// What waits for one append to become durable: the events themselves and, per connection, in
// order, everything that was computed from them. Connections whose sequence of letters is the same
// share one joined string: sequences are kept as a tree, so a class is a node.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "server/core/event.hpp"
#include "server/live/parcel.hpp"

namespace chats::live {

class Batch {
 public:
  Batch() = default;
  // Its tree points to its own root, so it stays where it was made.
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;

  // Events to append, in order.
  std::vector<core::Event> events;
  // Of the letters that tell of them, each counted once.
  std::size_t event_bytes = 0;

  // Adds letters that many connections get: same order, same class, same bytes.
  void tell(ConnectionRef to, const SharedLetters& letters);
  // Adds letters for one connection alone, at this place in its order. A fresh start holds all that
  // was told before it: that is left out, or a cut between the two would look like progress.
  // Answers from before it follow it: what they are about is in it.
  void tell_alone(ConnectionRef to, SharedLetters letters, bool fresh_start = false);
  // Ends the connection after all that came before.
  void close(ConnectionRef to, core::CloseCode code);
  // Remembers that a request waits for this batch, so that it is answered should saving fail.
  void expect(ConnectionRef to, std::string request);
  // Something else to do once all is durable, before the parcels go.
  void then(std::function<void()> action);

  bool empty() const;
  // Of the letters for one connection alone.
  std::size_t alone_bytes() const { return alone_bytes_; }

  struct Waiting {
    ConnectionRef to;
    std::string request;
  };
  const std::vector<Waiting>& waiting() const { return waiting_; }

  // Connections that this batch ends.
  std::vector<ConnectionRef> ending() const;

  // All parcels by loop, with the joining done. Call once.
  std::unordered_map<std::uint32_t, std::vector<Parcel>> parcels();
  std::vector<std::function<void()>>& actions() { return actions_; }

 private:
  struct Step {
    Step* before = nullptr;
    SharedLetters letters;
    std::vector<Step*> next;
    SharedLetters joined;
  };
  struct Out {
    ConnectionRef to;
    std::vector<SharedLetters> done;  // Finished stretches and letters for it alone.
    std::vector<bool> alone;          // Which of them are.
    Step* open = nullptr;             // The stretch that still grows.
    std::size_t fresh_starts = 0;     // The first so many of `done`.
    std::optional<core::CloseCode> close;
  };

  Out& out(ConnectionRef to);
  void finish_stretch(Out& out);
  void forget_stretches(Out& out);
  const SharedLetters& joined(Step& last);

  Step root_;
  std::deque<Step> steps_;
  std::deque<Out> outs_;
  std::unordered_map<std::uint64_t, Out*> by_connection_;
  std::vector<Waiting> waiting_;
  std::size_t alone_bytes_ = 0;
  std::vector<std::function<void()>> actions_;
};

}  // namespace chats::live

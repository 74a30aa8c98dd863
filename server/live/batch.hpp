// What waits for one append to become durable: the events themselves and, in order, everything that
// was computed from them. A circle (circles.hpp) is told once for all who are in it. Whoever gets
// something of their own, or comes into another circle meanwhile, goes apart: from then on this
// batch keeps a list for them alone, which begins with what their circle had been told.
//
// Those whose sequence of letters is the same share one joined string: sequences are kept as a
// tree, so a class is a node. Many rooms that each hear something of their own between the same
// long letters would be as many long strings: past a bound letters go as they are.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory_resource>
#include <string>
#include <unordered_map>
#include <vector>

#include "server/core/event.hpp"
#include "server/live/circles.hpp"
#include "server/live/parcel.hpp"

namespace chats::live {

// Of the tellings of one event in one group everybody gets the first that reaches them. An event 0:
// whatever they were told before, they are told this too.
struct TellingGroup {
  core::Seq event = 0;
  int number = 0;
  friend bool operator==(const TellingGroup&, const TellingGroup&) = default;
};

class Batch {
 public:
  using Group = TellingGroup;

  // Of the strings joined for one batch, all together.
  static constexpr std::size_t joined_bytes_max = 4u << 20;

  // `circles` outlives this.
  explicit Batch(const Circles& circles) : circles_(circles) {}
  // Its tree points to its own root, so it stays where it was made.
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;

  // Events to append, in order.
  std::vector<core::Event> events;
  // Of the letters that tell of them, each counted once.
  std::size_t event_bytes = 0;

  // Adds letters that many connections get: same order, same class, same bytes.
  void tell(const core::Hearing& circle, const SharedLetters& letters, Group group = {});
  void tell(ConnectionRef to, const SharedLetters& letters, Group group = {});
  // Adds letters for one connection alone, at this place in its order. A fresh start holds all that
  // was told before it: that is left out, or a cut between the two would look like progress.
  // Answers from before it follow it: what they are about is in it.
  void tell_alone(ConnectionRef to, SharedLetters letters, bool fresh_start = false);
  // Ends the connection after all that came before.
  void close(ConnectionRef to, core::CloseCode code);
  // The connection is about to be put into that circle.
  void regroup(ConnectionRef to, const core::Hearing& circle);
  // The connection is about to be removed from its circle: it hears no more of it.
  void leave_circle(ConnectionRef to);
  // Remembers that a request waits for this batch, so that it is answered should saving fail.
  void expect(ConnectionRef to, std::string request);
  // Something else to do once all is durable, before the parcels go. It holds about so much.
  void then(std::function<void()> action, std::size_t bytes = 0);

  bool empty() const;
  // Of the letters for one connection alone, of what is to be done, and what is counted besides.
  std::size_t alone_bytes() const { return alone_bytes_; }
  void count_alone(std::size_t bytes) { alone_bytes_ += bytes; }
  // How many wait for what is said to them alone, or for something to be done.
  std::size_t answers() const { return waiting_.size() + actions_.size(); }

  struct Waiting {
    ConnectionRef to;
    std::string request;
  };
  const std::vector<Waiting>& waiting() const { return waiting_; }

  // Connections that this batch ends.
  std::vector<ConnectionRef> ending() const;

  // Nothing more is told: who is in a circle now gets what it was told. Call once.
  void address();
  // All parcels by loop, with the joining done. Call once, behind `address`.
  std::unordered_map<std::uint32_t, std::vector<Parcel>> parcels();
  std::vector<std::function<void()>>& actions() { return actions_; }

 private:
  struct Step {
    Step* before = nullptr;
    SharedLetters letters{};
    Step* newest = nullptr;  // Of those that follow; each knows the one that came before it.
    Step* older = nullptr;
    SharedLetters joined{};
  };
  // Letters for a connection alone, or all up to the last step of a stretch.
  struct Part {
    SharedLetters alone;
    Step* stretch = nullptr;
  };
  struct Out {
    ConnectionRef to;
    std::pmr::vector<Part> done;   // The stretches are finished.
    Step* open = nullptr;          // The stretch that still grows.
    std::size_t fresh_starts = 0;  // The first so many of `done`.
    std::optional<core::CloseCode> close{};
    Group told{};
    Out* next_apart = nullptr;
  };
  struct Told {
    Step* open = nullptr;
    Group group{};
    Out* apart = nullptr;  // The first of those who are in the circle.
  };
  // Those of a circle on one loop, and what they were told.
  struct Together {
    std::uint32_t loop = 0;
    std::vector<std::uint64_t> who;
    Step* told = nullptr;
  };

  Out& out(ConnectionRef to);
  Out& out(ConnectionRef to, const core::Hearing* circle);
  void add(Step*& open, const SharedLetters& letters);
  void address(const core::Hearing& circle, const Told& told);
  static void finish_stretch(Out& out);
  static void forget_stretches(Out& out);
  std::vector<SharedLetters> letters_of(std::pmr::vector<Part>& parts);
  void add_stretch(std::vector<SharedLetters>& all, Step& last);
  SharedLetters joined(Step& last);

  const Circles& circles_;
  // What holds the parts together: taken piece by piece, given back at once.
  std::pmr::monotonic_buffer_resource memory_;
  Step root_;
  std::pmr::deque<Step> steps_{&memory_};
  std::pmr::deque<Out> outs_{&memory_};
  std::pmr::unordered_map<std::uint64_t, Out*> by_connection_{&memory_};
  std::pmr::map<core::Hearing, Told> by_circle_{&memory_};
  std::pmr::vector<Together> together_{&memory_};
  std::vector<Waiting> waiting_;
  std::size_t alone_bytes_ = 0;
  std::size_t joined_bytes_ = 0;
  std::vector<std::function<void()>> actions_;
};

}  // namespace chats::live

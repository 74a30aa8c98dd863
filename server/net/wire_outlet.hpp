// How running sessions reach people: what they tell, in the contract's JSON, to the loops that
// own the connections. Encoding is called on a session's strand, everything else from any thread.
#pragma once

#include "server/live/outlet.hpp"
#include "server/net/sockets.hpp"

namespace chats::net {

// Who stands between sockets and sessions and hears how a knock ended. Any thread.
class Threshold {
 public:
  virtual ~Threshold() = default;
  virtual void admitted(live::ConnectionRef connection) = 0;
  virtual void turned_away(live::ConnectionRef connection, live::SharedLetters refusal,
                           bool slowly) = 0;
};

class WireOutlet final : public live::Outlet {
 public:
  // `sockets` outlives this.
  explicit WireOutlet(Sockets& sockets) : sockets_(sockets) {}
  // Before the first connection; the threshold outlives every session.
  void set_threshold(Threshold& threshold) { threshold_ = &threshold; }

  live::SharedLetters telling(const core::SessionState& after, const core::Event& event,
                              const core::Telling& telling) override;
  live::SharedLetters signal(const live::Signal& signal) override;
  live::SharedLetters done(const std::string& request, core::Seq seq,
                           const core::Made& made) override;
  live::SharedLetters page(const std::string& request, const core::SessionState& state,
                           const core::Participant& viewer, const live::Page& page) override;
  live::SharedLetters welcome(const std::string& request, const live::Welcome& welcome) override;
  live::SharedLetters fresh_start(const live::Welcome& welcome) override;
  live::SharedLetters refusal(const std::string& request, const core::Rejection& rejection,
                              const core::SessionState* state) override;
  std::string view_of(const core::Participant& who) override;

  void admitted(live::ConnectionRef connection) override;
  void turned_away(live::ConnectionRef connection, live::SharedLetters refusal,
                   bool slowly) override;
  void deliver(std::uint32_t loop, std::vector<live::Parcel> parcels, Written written) override;

 private:
  Sockets& sockets_;
  Threshold* threshold_ = nullptr;
};

// One JSON-RPC object as it travels.
live::SharedLetters letters_of(std::string text);

}  // namespace chats::net

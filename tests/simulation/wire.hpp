// What the simulated server writes and the simulated clients read: plain lines in place of JSON
// ("event 42 0", "done a1 42"), so that a run is fast and a failure can be read.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <string>

#include "server/live/outlet.hpp"

namespace chats::simulation {

class Wire final : public live::Outlet {
 public:
  // Takes the lines for a connection; an empty line: the connection ends.
  using Carry = std::function<void(std::uint64_t connection, const std::string& line)>;
  explicit Wire(Carry carry) : carry_(std::move(carry)) {}

  void cut_off() { carry_ = nullptr; }  // The process has died.

  live::SharedLetters telling(const core::SessionState& after, const core::Event& event,
                              const core::Telling& telling) override {
    auto line = "event " + std::to_string(event.seq) + " " + std::to_string(telling.group);
    if (telling.form == core::Form::entered) line += " " + arrival(after, event, telling);
    return letters(std::move(line));
  }
  live::SharedLetters signal(const live::Signal& signal) override {
    const auto* clock = std::get_if<live::signal::ClockTold>(&signal);
    return letters(clock ? "clock " + std::to_string(clock->seq) : "signal");
  }
  live::SharedLetters done(const std::string& request, core::Seq seq, const core::Made&) override {
    return letters("done " + request + " " + std::to_string(seq));
  }
  live::SharedLetters page(const std::string& request, const core::SessionState&,
                           const core::Participant&, const live::Page&) override {
    return letters("page " + request);
  }
  live::SharedLetters welcome(const std::string&, const live::Welcome& welcome) override {
    return letters((welcome.with_snapshot ? "welcome " : "resumed ") +
                   std::to_string(welcome.state->seq) + " " + view_of(*welcome.who));
  }
  live::SharedLetters fresh_start(const live::Welcome& welcome) override {
    return letters("fresh " + std::to_string(welcome.state->seq) + " " + view_of(*welcome.who));
  }
  live::SharedLetters refusal(const std::string& request, const core::Rejection& rejection,
                              const core::SessionState*) override {
    return letters("no " + request + " " + std::to_string(static_cast<int>(rejection.rule)));
  }
  std::string view_of(const core::Participant& who) override {
    return std::to_string(who.room.number) + "-" + std::to_string(who.entered) + "-" +
           std::to_string(who.role_granted);
  }
  void admitted(live::ConnectionRef) override {}
  void turned_away(live::ConnectionRef to, live::SharedLetters refusal, bool) override {
    if (carry_) carry_(to.number, refusal->text);
  }
  void deliver(std::uint32_t, std::vector<live::Parcel> parcels, Written written) override {
    for (const auto& parcel : parcels) {
      carry(parcel, parcel.to.number);
      for (const auto number : parcel.also)
        carry(parcel, number);
    }
    written();
  }

 private:
  static live::SharedLetters letters(std::string text) {
    return std::make_shared<live::Letters>(live::Letters{std::move(text), 1});
  }
  void carry(const live::Parcel& parcel, std::uint64_t connection) {
    if (!carry_) return;
    for (const auto& each : parcel.letters)
      carry_lines(connection, each->text);
    if (parcel.then_close) carry_(connection, "");
  }
  void carry_lines(std::uint64_t connection, const std::string& joined) {
    for (std::size_t from = 0; from <= joined.size();) {
      const auto end = std::min(joined.find(',', from), joined.size());
      carry_(connection, joined.substr(from, end - from));
      from = end + 1;
    }
  }
  // The view of somebody whom the event brought in.
  std::string arrival(const core::SessionState& after, const core::Event& event,
                      const core::Telling& telling) {
    if (telling.viewer) return view_of(after.participants.at(*telling.viewer));
    return std::to_string(telling.to.front().room.number) + "-" + std::to_string(event.seq) + "-0";
  }

  Carry carry_;
};

}  // namespace chats::simulation

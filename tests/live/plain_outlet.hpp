// An outlet that writes plain words, and loops that are lists: what a session tells whom, in order.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "server/live/outlet.hpp"

namespace chats::live {

class PlainOutlet : public Outlet {
 public:
  SharedLetters telling(const core::SessionState&, const core::Event& event,
                        const core::Telling& telling) override {
    ++encoded;
    return letters("e" + std::to_string(event.seq) +
                   (telling.form == core::Form::entered ? " entered" : ""));
  }
  SharedLetters signal(const Signal& signal) override {
    static constexpr const char* names[] = {"presence", "counts", "typing", "reactions",
                                            "pulse",    "seen",   "health", "clock"};
    if (const auto* typing = std::get_if<live::signal::Typing>(&signal))
      last_typing = typing->names;
    if (const auto* pulse = std::get_if<live::signal::Pulse>(&signal)) last_pulse = pulse->rooms;
    return letters(names[signal.index()]);
  }
  SharedLetters done(const std::string& request, core::Seq seq, const core::Made& made) override {
    if (const auto* secret = std::get_if<core::NewSecret>(&made.id)) last_secret = secret->text;
    return letters("done " + request + " e" + std::to_string(seq) +
                   (made.id.index() == 0 ? "" : " made"));
  }
  SharedLetters page(const std::string& request, const core::SessionState&,
                     const core::Participant&, const Page&) override {
    return letters("page " + request);
  }
  SharedLetters welcome(const std::string& request, const Welcome& welcome) override {
    return letters("welcome " + request + " p" + std::to_string(welcome.who->id.number) +
                   (welcome.with_snapshot ? " snapshot" : " missed") + " e" +
                   std::to_string(welcome.state->seq));
  }
  SharedLetters fresh_start(const Welcome& welcome) override {
    return letters("fresh e" + std::to_string(welcome.state->seq));
  }
  SharedLetters refusal(const std::string& request, const core::Rejection& rejection,
                        const core::SessionState*) override {
    last_rule = rejection.rule;
    return letters("no " + request);
  }
  std::string view_of(const core::Participant& who) override {
    return std::to_string(who.room.number) + "-" + std::to_string(who.entered);
  }
  void admitted(ConnectionRef connection) override { admitted_.push_back(connection.number); }
  void turned_away(ConnectionRef connection, SharedLetters refusal, bool slowly) override {
    heard[connection.number].push_back(refusal->text + (slowly ? " slowly" : ""));
  }
  void deliver(std::uint32_t, std::vector<Parcel> parcels, Written written) override {
    ++deliveries;
    for (const auto& parcel : parcels) {
      take_in(parcel, parcel.to.number);
      for (const auto number : parcel.also)
        take_in(parcel, number);
    }
    if (!writes_slowly) return written();
    being_written.push_back(std::move(written));
  }

  // What a connection was handed since the last look; joined stretches are one entry.
  std::vector<std::string> take(std::uint64_t connection) {
    return std::exchange(heard[connection], {});
  }
  void forget() { heard.clear(); }

  std::map<std::uint64_t, std::vector<std::string>> heard;
  std::map<std::string, std::set<const Letters*>> bytes;  // How many copies of one text.
  std::set<std::uint64_t> fresh_started;  // Whose outbox may drop nothing of the parcel.
  bool writes_slowly = false;  // Then the test says when something is written.
  std::vector<Written> being_written;
  std::vector<std::uint64_t> admitted_;
  std::size_t encoded = 0, deliveries = 0;
  core::Rule last_rule{};
  std::string last_secret;
  std::vector<std::string> last_typing;
  std::vector<RoomPulse> last_pulse;

 private:
  void take_in(const Parcel& parcel, std::uint64_t connection) {
    auto& mine = heard[connection];
    if (parcel.fresh_start) fresh_started.insert(connection);
    for (const auto& each : parcel.letters) {
      mine.push_back(each->text);
      bytes[each->text].insert(each.get());
    }
    if (parcel.then_close)
      mine.push_back("close " + std::to_string(static_cast<int>(*parcel.then_close)));
  }
  static SharedLetters letters(std::string text) {
    return std::make_shared<Letters>(Letters{std::move(text), 1});
  }
};

}  // namespace chats::live

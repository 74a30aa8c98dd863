#include "server/net/wire_outlet.hpp"

#include <algorithm>

#include "protocol/rejection_codec.hpp"
#include "protocol/reply_codec.hpp"
#include "protocol/signal_codec.hpp"
#include "protocol/telling_codec.hpp"
#include "protocol/view_codec.hpp"
#include "server/core/match.hpp"

namespace chats::net {

namespace {

protocol::Counts counts_of(const live::Counts& counts) {
  return {.assumptions = counts.assumptions,
          .checkins = counts.checkins,
          .cards = counts.cards,
          .survey = counts.survey};
}

std::vector<protocol::RoomPulse> pulse_of(const std::vector<live::RoomPulse>& rooms) {
  std::vector<protocol::RoomPulse> pulse;
  for (const auto& room : rooms) {
    pulse.push_back({.room = room.room,
                     .messages = room.messages,
                     .spoken = room.spoken,
                     .last_at = room.last_at,
                     .silent = room.voices.silent,
                     .evenness = room.voices.evenness});
  }
  return pulse;
}

protocol::Live live_of(const live::LivePart& part, bool for_staff) {
  protocol::Live told{.presence = {.online = part.online, .here = part.here},
                      .counts = counts_of(part.counts),
                      .saving = part.saving,
                      .pulse = std::nullopt,
                      .seen = std::nullopt};
  if (!for_staff) return told;
  told.pulse = pulse_of(part.pulse);
  told.seen = part.reach;
  return told;
}

// The rest of a server's message is short; all of it stays below 1 MiB.
constexpr std::size_t snapshot_bytes_max = 1'000'000;

std::string snapshot_of(const live::Welcome& welcome) {
  auto view = core::view(*welcome.state, welcome.who->id);
  const auto live = live_of(welcome.live, welcome.who->is_staff());
  auto snapshot = protocol::encode_view(view, welcome.session, live);
  while (snapshot.size() > snapshot_bytes_max && core::narrow(view)) {
    snapshot = protocol::encode_view(view, welcome.session, live);
  }
  return snapshot;
}

std::string encode_reactions(const live::signal::Reactions& seen) {
  protocol::EmojiCounts counts{};
  for (const auto& [emoji, count] : seen.emoji) counts.at(emoji) = count;
  return protocol::encode_reactions(seen.room, counts);
}

std::string encode_signal(const live::Signal& signal) {
  namespace told = live::signal;
  return std::visit(
      core::match{
          [](const told::Presence& now) {
            return protocol::encode_presence({.online = now.online, .here = now.here});
          },
          [](const told::CountsChanged& now) {
            return protocol::encode_counts(counts_of(now.counts));
          },
          [](const told::Typing& now) {
            return protocol::encode_typing(
                {.room = now.room, .names = now.names, .more = now.more});
          },
          [](const told::Reactions& now) { return encode_reactions(now); },
          [](const told::Pulse& now) { return protocol::encode_room_pulse(pulse_of(now.rooms)); },
          [](const told::Seen& now) { return protocol::encode_broadcast_seen(now.broadcasts); },
          [](const told::Health& now) { return protocol::encode_session_health(now.saving); },
          [](const told::ClockTold& now) { return protocol::encode_clock(now.now, now.seq); },
      },
      signal);
}

}  // namespace

live::SharedLetters letters_of(std::string text) {
  // Many are kept for a while (live/missed), and grew by doubling.
  text.shrink_to_fit();
  return std::make_shared<const live::Letters>(
      live::Letters{.text = std::move(text), .count = 1});
}

live::SharedLetters WireOutlet::telling(const core::SessionState& after, const core::Event& event,
                                        const core::Telling& telling) {
  return letters_of(protocol::encode_telling(after, event, telling));
}

live::SharedLetters WireOutlet::signal(const live::Signal& signal) {
  return letters_of(encode_signal(signal));
}

live::SharedLetters WireOutlet::done(const std::string& request, core::Seq seq,
                                     const core::Made& made) {
  return letters_of(protocol::encode_result(request, made, seq));
}

live::SharedLetters WireOutlet::page(const std::string& request, const core::SessionState& state,
                                     const core::Participant& viewer, const live::Page& page) {
  return letters_of(std::visit(
      core::match{
          [&](const core::PeoplePage& people) { return protocol::encode_page(request, people); },
          [&](const core::HistoryPage& history) {
            return protocol::encode_page(request, state, viewer, history);
          },
          [&](const core::BoardPage& board) {
            return protocol::encode_page(request, state, viewer, board);
          },
          [&](const live::ReceiptPage& mine) {
            return protocol::encode_page(request, mine.session, mine.receipt);
          },
          [&](const core::AssignmentsPage& assigned) {
            return protocol::encode_page(request, state, assigned);
          },
          [&](const core::ModerationPage& log) {
            return protocol::encode_page(request, state, log);
          },
      },
      page));
}

live::SharedLetters WireOutlet::welcome(const std::string& request,
                                        const live::Welcome& welcome) {
  const std::string snapshot = welcome.with_snapshot ? snapshot_of(welcome) : std::string();
  protocol::JoinAnswer answer{.session = welcome.session,
                              .state = *welcome.state,
                              .me = *welcome.who,
                              .now = welcome.now,
                              .seq = welcome.state->seq,
                              .snapshot = std::nullopt};
  if (welcome.with_snapshot) answer.snapshot = snapshot;
  return letters_of(protocol::encode_join_result(request, answer));
}

live::SharedLetters WireOutlet::fresh_start(const live::Welcome& welcome) {
  const std::string view = protocol::view_token(*welcome.who);
  const std::string snapshot = snapshot_of(welcome);
  return letters_of(protocol::encode_fresh_start({.seq = welcome.state->seq,
                                                  .now = welcome.now,
                                                  .view = view,
                                                  .snapshot = snapshot}));
}

live::SharedLetters WireOutlet::refusal(const std::string& request,
                                        const core::Rejection& rejection,
                                        const core::SessionState* state) {
  return letters_of(protocol::encode_rejection(request, rejection, state));
}

std::string WireOutlet::view_of(const core::Participant& who) {
  return protocol::view_token(who);
}

void WireOutlet::admitted(live::ConnectionRef connection) { threshold_->admitted(connection); }

void WireOutlet::turned_away(live::ConnectionRef connection, live::SharedLetters refusal,
                             bool slowly) {
  threshold_->turned_away(connection, std::move(refusal), slowly);
}

void WireOutlet::deliver(std::uint32_t loop, std::vector<live::Parcel> parcels,
                         Written written) {
  sockets_.deliver(loop, std::move(parcels), std::move(written));
}

}  // namespace chats::net

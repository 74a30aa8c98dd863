#include "tests/support/state_text.hpp"

#include <concepts>
#include <tuple>
#include <type_traits>

namespace chats::support {

namespace {

using namespace core;

// Every struct says once which fields it has; `show` does the rest.
template <class Tag>
auto fields(const Id<Tag>& x) {
  return std::tie(x.number);
}
auto fields(const Digest& x) {
  return std::tie(x.bytes);
}
auto fields(const BoardPrompts& x) {
  return std::tie(x.learn, x.unlearn);
}
auto fields(const Profile& x) {
  return std::tie(x.name, x.folded, x.pronouns, x.position, x.affiliation);
}
auto fields(const Mute& x) {
  return std::tie(x.until, x.reason, x.by);
}
auto fields(const RoomMute& x) {
  return std::tie(x.at, x.by, x.reason);
}
auto fields(const Restraint& x) {
  return std::tie(x.all_muted, x.muted, x.pace, x.paces);
}
auto fields(const FlagTarget& x) {
  return std::make_tuple(x.index(), std::visit([](auto id) { return id.number; }, x));
}
auto fields(const OwnFlag& x) {
  return std::tie(x.id, x.target, x.at, x.outcome);
}
auto fields(const FlaggedWords& x) {
  return std::tie(x.message, x.from, x.at, x.text);
}
auto fields(const Flag& x) {
  return std::tie(x.id, x.from, x.target, x.room, x.about, x.names_nobody, x.note, x.at, x.words);
}
auto fields(const Letter& x) {
  return std::tie(x.id, x.at, x.from, x.text);
}
auto fields(const AcceptedRequest& x) {
  return std::tie(x.id_hash, x.content_hash, x.seq);
}
auto fields(const CameBy& x) {
  return std::tie(x.role, x.made_at);
}
auto fields(const SessionLink& x) {
  return std::tie(x.made_by, x.made_at, x.by, x.hash, x.expires_at, x.uses_max, x.uses);
}
auto fields(const Participant& x) {
  return std::tie(x.id, x.role, x.profile, x.room, x.entered, x.sees_after, x.role_granted,
                  x.joined_at, x.came_by, x.listed, x.away, x.away_at, x.left, x.removed, x.banned,
                  x.removed_by, x.erased, x.was_staff, x.waiting, x.hand, x.muted, x.accepted,
                  x.help, x.checkin, x.cards, x.acts, x.said_at, x.flags, x.letters, x.requests);
}
auto fields(const Window& x) {
  return std::tie(x.first, x.count, x.bytes, x.moved);
}
auto fields(const Reaction& x) {
  return std::tie(x.emoji, x.by);
}
auto fields(const Message& x) {
  return std::tie(x.id, x.at, x.from, x.text, x.reply_to, x.edited_at, x.deleted, x.hidden,
                  x.hidden_by, x.hidden_reason, x.reactions);
}
auto fields(const Takeaway& x) {
  return std::tie(x.id, x.at, x.from, x.text);
}
auto fields(const Headline& x) {
  return std::tie(x.text, x.speaker);
}
auto fields(const PhaseTimes& x) {
  return std::tie(x.began_at, x.ended_at);
}
auto fields(const DebriefTurn& x) {
  return std::tie(x.room, x.since, x.until);
}
auto fields(const Room& x) {
  return std::tie(x.id, x.name, x.question, x.open, x.closing, x.removed, x.closed_by, x.closes_at,
                  x.people, x.ever_inside, x.to_the_end, x.messages, x.window, x.said, x.takeaways,
                  x.headline, x.debriefed);
}
auto fields(const Round& x) {
  return std::tie(x.number, x.method, x.grace, x.opened_by, x.opened_at);
}
auto fields(const RoomPlan& x) {
  return std::tie(x.room, x.name, x.question, x.people);
}
auto fields(const LeastAndMost& x) {
  return std::tie(x.least, x.most);
}
auto fields(const Achievement& x) {
  return std::tie(x.sizes, x.positions, x.affiliations, x.met_before, x.pins_broken,
                  x.without_staff);
}
auto fields(const Plan& x) {
  return std::tie(x.method, x.rooms, x.achieved);
}
auto fields(const Pin& x) {
  return std::tie(x.kind, x.people, x.room);
}
auto fields(const AssignedPerson& x) {
  return std::tie(x.name, x.folded, x.affiliation);
}
auto fields(const AssignedRoom& x) {
  return std::tie(x.name, x.people);
}
auto fields(const Assignments& x) {
  return std::tie(x.rooms, x.made_as, x.at, x.used, x.used_before);
}
auto fields(const Touch& x) {
  return std::tie(x.seq, x.at, x.deed);
}
auto fields(const RoomWords& x) {
  return std::tie(x.messages, x.window, x.said, x.sees_after, x.kept_until, x.name, x.question,
                  x.headline, x.takeaways);
}
auto fields(const Thing& x) {
  return std::tie(x.kind, x.number);
}
// Of what would undo it, the kinds: what is in them comes from the fields of others.
auto fields(const EventBody& x) {
  return std::make_tuple(x.index());
}
auto fields(const Change& x) {
  return std::tie(x.seq, x.at, x.by, x.deed, x.on, x.things, x.inverse);
}
auto fields(const StaffAction::Undoing& x) {
  return std::tie(x.by, x.at);
}
auto fields(const StaffAction& x) {
  return std::tie(x.first, x.last, x.at, x.by, x.undone);
}
auto fields(const UndoMemory& x) {
  return std::tie(x.changes, x.actions, x.weight);
}
auto fields(const NextPhase& x) {
  return std::tie(x.phase, x.at);
}
auto fields(const Agenda& x) {
  return std::tie(x.phase, x.started_at, x.ends_at, x.paused_at, x.by, x.next, x.next_by);
}
auto fields(const Stage& x) {
  return std::tie(x.shows, x.number);
}
auto fields(const HelpClaim& x) {
  return std::tie(x.by, x.at);
}
auto fields(const HelpAnswer& x) {
  return std::tie(x.by, x.at, x.text);
}
auto fields(const HelpRequest& x) {
  return std::tie(x.id, x.from, x.room, x.kind, x.text, x.at, x.claim, x.answer);
}
auto fields(const Broadcast& x) {
  return std::tie(x.id, x.at, x.text, x.from, x.rooms, x.heard, x.acked, x.repeated_at);
}
auto fields(const CheckinAnswer& x) {
  return std::tie(x.id, x.at, x.text, x.from, x.author_key);
}
auto fields(const RephraseWish& x) {
  return std::tie(x.by, x.at, x.text);
}
auto fields(const Card& x) {
  return std::tie(x.id, x.at, x.column, x.text, x.from, x.author_key, x.supporters, x.hidden,
                  x.hidden_by, x.hidden_reason, x.worded, x.waiting, x.withdrawn, x.theme, x.wish);
}
auto fields(const Board& x) {
  return std::tie(x.phase, x.shown, x.prompts, x.cards, x.window, x.shown_window);
}
auto fields(const event::SurveySubmitted& x) {
  return std::tie(x.author_key, x.answers, x.quote, x.may_quote, x.quoted_name);
}
auto fields(const StaffAct& x) {
  return std::tie(x.at, x.by, x.act, x.on, x.reason, x.room, x.about, x.hidden);
}
auto fields(const PastRoom& x) {
  return std::tie(x.round, x.name, x.question, x.people, x.takeaways, x.headline);
}

// What `apply` writes, all of it. The definition is the same object on both sides.
auto people_fields(const SessionState& x) {
  return std::tie(x.participants, x.by_key, x.by_name, x.staff, x.main_people, x.attendees_here,
                  x.links, x.links_made, x.waiting);
}
auto life_fields(const SessionState& x) {
  return std::tie(x.seq, x.lifecycle, x.opened_at, x.opened_by, x.closes_at, x.closed_at, x.locked,
                  x.agenda, x.phase_times, x.replanned, x.stage, x.debrief_shown, x.debrief_order,
                  x.debrief_turn, x.staff_acts, x.act_bytes, x.agenda_touched, x.undo, x.deputy,
                  x.offered, x.no_facilitator_since);
}
auto room_fields(const SessionState& x) {
  return std::tie(x.main_messages, x.main_window, x.rooms, x.rooms_made, x.round, x.rounds,
                  x.past_rooms, x.plan, x.assigned, x.pins, x.plan_touched, x.closed_round,
                  x.rooms_before, x.order_before, x.closed_words, x.unopened_words);
}
auto word_fields(const SessionState& x) {
  return std::tie(x.helps, x.broadcasts, x.checkins, x.checkin_window, x.checkin_by_key, x.board,
                  x.card_by_key, x.surveys, x.assumption_counts, x.restraint, x.flags,
                  x.letter_bytes, x.staff_notes);
}

template <class T>
concept Fielded = requires(const T& x) {
  fields(x);
};
template <class T>
concept Range = requires(const T& x) {
  x.begin(), x.end();
}
&&!std::same_as<T, std::string>;

template <class T>
void show(std::string& out, const T& x);
template <class A, class B>
void show(std::string& out, const std::pair<A, B>& x);
template <class T>
void show(std::string& out, const std::optional<T>& x);

template <class... Ts>
void show_all(std::string& out, const std::tuple<Ts...>& all) {
  out += '{';
  std::apply([&](const auto&... each) { ((show(out, each), out += ' '), ...); }, all);
  out += '}';
}

template <class T>
void show(std::string& out, const T& x) {
  if constexpr (std::same_as<T, std::string>)
    out += '"' + x + '"';
  else if constexpr (std::is_enum_v<T>)
    out += std::to_string(static_cast<int>(x));
  else if constexpr (std::integral<T>)
    out += std::to_string(x);
  else if constexpr (std::same_as<T, Instant>)
    out += std::to_string(x.time_since_epoch().count());
  else if constexpr (std::same_as<T, seconds> || std::same_as<T, minutes>)
    out += std::to_string(x.count());
  else if constexpr (Range<T>) {
    out += '[';
    for (const auto& each : x)
      show(out, each), out += ' ';
    out += ']';
  } else {
    static_assert(Fielded<T>);
    show_all(out, fields(x));
  }
}

template <class A, class B>
void show(std::string& out, const std::pair<A, B>& x) {
  show(out, x.first);
  out += ": ";
  show(out, x.second);
}

template <class T>
void show(std::string& out, const std::optional<T>& x) {
  if (x)
    show(out, *x);
  else
    out += '-';
}

}  // namespace

std::string state_text(const SessionState& state) {
  std::string out;
  show_all(out, life_fields(state));
  show_all(out, people_fields(state));
  show_all(out, room_fields(state));
  show_all(out, word_fields(state));
  return out;
}

}  // namespace chats::support

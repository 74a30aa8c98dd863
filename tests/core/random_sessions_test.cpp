// People do anything, sensible or not, and what must always hold holds after every step
// (tests/support/invariants.hpp). A failure names its seed; the same seed does the same again.
#include <gtest/gtest.h>

#include <algorithm>

#include "server/core/closing_record.hpp"
#include "server/core/deadlines.hpp"
#include "server/core/view.hpp"
#include "tests/support/invariants.hpp"
#include "tests/support/random_session.hpp"
#include "tests/support/state_text.hpp"

namespace chats::core {

namespace {

constexpr std::uint64_t seeds = 100;
constexpr int steps = 300;
constexpr std::size_t people = 25;

// What somebody knows of the words in their room, from the tellings alone.
using Known = std::map<MessageId, std::string>;

// Folds each viewer's tellings about messages, as a client does, from their entry on.
class Listeners {
 public:
  void hear(const SessionState& after, const Event& event,
            const std::vector<support::Heard>& heard) {
    std::set<ParticipantId> hearers;
    for (const auto& each : heard) {
      if (each.telling->form == Form::entered) look(after, *each.by);
      if (hearers.insert(each.by->id).second) hear_one(after, event, known_[each.by->id]);
    }
    if (const auto* back = get_if<event::ParticipantBack>(&event.body))
      look(after, after.participants.at(back->participant));
    if (const auto* admitted = get_if<event::ParticipantAdmitted>(&event.body))
      look(after, after.participants.at(admitted->participant));
    if (holds_alternative<event::ParticipantJoined>(event.body))
      look(after, after.participants.at({event.seq}));
  }

  // Nobody knows more or less than a fresh view shows, beyond its window.
  void expect_fresh(const SessionState& state) {
    for (const auto& [id, person] : state.participants) {
      if (!person.is_here()) continue;
      Known fresh;
      const auto* messages = messages_of(state, person.room);
      for (const auto& each : *messages)
        if (may_see(person, each.id)) fresh[each.id] = each.hidden ? "hidden" : each.text;
      EXPECT_EQ(known_[id], fresh) << "p" << id.number << " at event " << state.seq;
    }
  }

 private:
  void look(const SessionState& after, const Participant& viewer) {
    auto& known = known_[viewer.id];
    known.clear();
    for (const auto& each : *messages_of(after, viewer.room))
      if (may_see(viewer, each.id)) known[each.id] = each.hidden ? "hidden" : each.text;
  }

  static void hear_one(const SessionState& after, const Event& event, Known& known) {
    if (const auto* posted = get_if<event::MessagePosted>(&event.body))
      known[{event.seq}] = posted->text;
    else if (const auto* edited = get_if<event::MessageEdited>(&event.body))
      known.at(edited->message) = edited->text;
    else if (const auto* deleted = get_if<event::MessageDeleted>(&event.body))
      known.at(deleted->message).clear();
    else if (holds_alternative<event::ParticipantErased>(event.body))
      take_back_erased(after, known);
    else if (const auto* hidden = get_if<event::MessageHidden>(&event.body))
      known.at(hidden->message) = "hidden";
    else if (const auto* shown = get_if<event::MessageUnhidden>(&event.body))
      known.at(shown->message) = text_of(after, *shown);
  }

  static void take_back_erased(const SessionState& after, Known& known) {
    for (auto& [id, text] : known)
      for (const auto room : rooms_of(after))
        if (const auto* message = find_message(after, room, id);
            message && message->deleted && !message->hidden)
          text.clear();
  }

  static std::vector<RoomId> rooms_of(const SessionState& state) {
    std::vector<RoomId> all{main_room};
    for (const auto& [id, room] : state.rooms)
      all.push_back(id);
    return all;
  }

  static std::string text_of(const SessionState& after, const event::MessageUnhidden& e) {
    for (const auto& each : *messages_of(after, e.room))
      if (each.id == e.message) return each.text;
    return "not there";
  }

  std::map<ParticipantId, Known> known_;
};

TEST(RandomSessions, KeepEveryInvariantAfterEveryStep) {
  std::size_t events = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    support::RandomSession random(seed, people);
    Listeners listeners;
    random.session().on_event(
        [&](const SessionState& after, const Event& event,
            const std::vector<support::Heard>& heard) { listeners.hear(after, event, heard); });
    for (int i = 0; i < steps; ++i) {
      random.step();
      ASSERT_EQ(random.session().broken(), std::vector<std::string>{}) << "step " << i;
      if (i % 10 == 0) listeners.expect_fresh(random.session().state());
      if (HasFailure()) return;
    }
    listeners.expect_fresh(random.session().state());
    events += random.session().events().size();
  }
  EXPECT_GT(events, seeds * 60u) << "the people of these sessions hardly did anything";
}

// Or the shell, which asks anew only after what may move it, would ring too late.
TEST(RandomSessions, MoveNoDeadlineByWhatIsKnownNotTo) {
  std::set<std::size_t> kinds;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    support::RandomSession random(seed, people);
    auto before = next_deadline(random.session().state());
    random.session().on_event(
        [&](const SessionState& after, const Event& event, const std::vector<support::Heard>&) {
          const auto due = next_deadline(after);
          if (may_move_deadline(event.body)) {
            before = due;
            return;
          }
          kinds.insert(event.body.index());
          EXPECT_EQ(due, before) << "event " << event.seq << " of kind " << event.body.index();
        });
    for (int i = 0; i < steps; ++i)
      random.step();
    if (HasFailure()) return;
  }
  EXPECT_GE(kinds.size(), 7u) << "of nine kinds hardly any came";
}

TEST(RandomSessions, AreTheSameForTheSameSeed) {
  support::RandomSession one(7, people), other(7, people);
  for (int i = 0; i < steps; ++i) {
    one.step();
    other.step();
  }
  EXPECT_EQ(support::state_text(one.session().state()),
            support::state_text(other.session().state()));
}

// A view of anybody at any time can be made, and shows nobody what is not theirs.
TEST(RandomSessions, ShowEachViewerNoMoreThanTheyMaySee) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    support::RandomSession random(seed, people);
    for (int i = 0; i < steps; ++i) {
      random.step();
      const auto& state = random.session().state();
      for (const auto& [id, person] : state.participants) {
        if (!person.is_here()) continue;
        const auto shown = view(state, id);
        for (const auto* message : shown.room.messages)
          ASSERT_TRUE(may_see(person, message->id));
        for (const auto* card : shown.cards)
          ASSERT_TRUE(may_see(state, person, *card));
        ASSERT_EQ(shown.for_staff, person.is_staff());
        ASSERT_TRUE(person.is_staff() || (shown.helps.empty() && shown.roster.empty()));
      }
    }
  }
}

// Every message gets a word of its own here, so that it would be found in the record.
TEST(RandomSessions, LeaveNoWordOfAnyRoomInTheClosingRecord) {
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    support::RandomSession random(seed, people);
    for (int i = 0; i < steps; ++i)
      random.step();
    auto state = random.session().state();
    for (auto& message : state.main_messages)
      message.text = "SECRET";
    for (auto& [id, room] : state.rooms)
      for (auto& message : room.messages)
        message.text = "SECRET";
    const auto record = closing_record(state, seed);
    std::string kept = record.title + record.series;
    for (const auto& room : record.rooms)
      for (const auto& each : room.takeaways)
        kept += room.name + room.question + each;
    for (const auto& card : record.cards)
      kept += card.text + card.author;
    for (const auto& quote : record.quotes)
      kept += quote.text + quote.name;
    for (const auto& act : record.acts)
      kept += act.by + act.act + act.on + act.reason;
    EXPECT_EQ(kept.find("SECRET"), std::string::npos);
    const auto inside = std::ranges::count_if(state.participants, [](const auto& each) {
      return each.second.was_inside() && !each.second.erased;
    });
    EXPECT_EQ(record.attendance.size(), static_cast<std::size_t>(inside));
  }
}

}  // namespace

}  // namespace chats::core

#include "tests/support/invariants.hpp"

#include <algorithm>
#include <optional>

#include "server/core/decide.hpp"
#include "server/core/match.hpp"
#include "tests/support/played_session.hpp"

namespace chats::support {

namespace {

using namespace core;
using Sentences = std::vector<std::string>;

std::string named(ParticipantId id) {
  return "p" + std::to_string(id.number);
}

std::size_t rooms_holding(const SessionState& state, ParticipantId id) {
  std::size_t count = state.main_people.count(id);
  for (const auto& [room_id, room] : state.rooms)
    count += room.people.count(id);
  return count;
}

void check_places(const SessionState& state, Sentences& broken) {
  std::uint32_t attendees = 0;
  for (const auto& [id, person] : state.participants) {
    const auto rooms = rooms_holding(state, id);
    if (rooms != (person.is_here() ? 1u : 0u))
      broken.push_back(named(id) + " is in " + std::to_string(rooms) + " rooms");
    const auto* open = find_open_room(state, person.room);
    const bool there = person.room == main_room ? state.main_people.contains(id)
                                                : open && open->people.contains(id);
    if (person.is_here() && !there) broken.push_back(named(id) + " is not in their own room");
    if (!person.is_here() && person.room != main_room)
      broken.push_back(named(id) + " went and still has a room");
    if (person.is_here() && !person.is_staff()) ++attendees;
    if (state.waiting.contains(id) != (person.waiting && !person.removed))
      broken.push_back(named(id) + " is lost at the door");
    const bool is_staff = person.is_here() && person.is_staff();
    if (state.staff.contains(id) != is_staff) broken.push_back("the staff list is wrong");
  }
  if (attendees != state.attendees_here) broken.push_back("attendees are miscounted");
}

void check_people(const SessionState& state, Sentences& broken) {
  const auto erased = static_cast<std::size_t>(std::ranges::count_if(
      state.participants, [](const auto& each) { return each.second.erased; }));
  if (state.by_key.size() + erased != state.participants.size())
    broken.push_back("keys and people differ in number");
  if (state.by_name.size() + erased != state.participants.size())
    broken.push_back("names and people differ in number");
  for (const auto& [id, person] : state.participants) {
    if (person.erased) {
      if (person.is_here() || !person.profile.name.empty())
        broken.push_back(named(id) + " was erased and is still here");
      continue;
    }
    const auto name = state.by_name.find(person.profile.folded);
    if (name == state.by_name.end() || name->second != id)
      broken.push_back(named(id) + " is not known by name");
    if (person.help && !state.helps.contains(*person.help))
      broken.push_back(named(id) + " asks for help that nobody knows of");
    if (!person.is_here() && person.hand)
      broken.push_back(named(id) + " went and still has a hand up");
    if (person.checkin && !state.checkins.contains(*person.checkin))
      broken.push_back(named(id) + " has lost their check-in answer");
    if (person.requests.size() > limits::requests_remembered)
      broken.push_back(named(id) + " has too many requests remembered");
  }
}

void check_helps(const SessionState& state, Sentences& broken) {
  for (const auto& [id, help] : state.helps) {
    if (state.participants.at(help.from).help != id) broken.push_back("a help request is orphaned");
    if (help.room != main_room && !find_open_room(state, help.room))
      broken.push_back("a request for help is of a room that has closed");
    if (!help.claim) continue;
    const auto& claims = state.participants.at(help.claim->by);
    if (!claims.is_staff() || !claims.is_here())
      broken.push_back(named(claims.id) + " looks after a request and is not there");
  }
}

void check_rooms(const SessionState& state, Sentences& broken) {
  bool any_open = false;
  for (const auto& [id, room] : state.rooms) {
    any_open = any_open || room.open;
    if (room.id != id) broken.push_back("a room has another's id");
    if (id.number > state.rooms_made) broken.push_back("a room id will be used twice");
    if (!room.open && (!room.people.empty() || !room.messages.empty() || room.closing))
      broken.push_back("a closed room still holds something");
    if (room.open && (room.removed || room.closed_by != 0))
      broken.push_back("an open room was closed or removed");
  }
  if (any_open != state.round.has_value()) broken.push_back("a round is set iff a room is open");
  if (state.agenda.next && !any_open) broken.push_back("the next phase waits for no room");
  if (state.agenda.next && state.agenda.next->at != round_closes_at(state))
    broken.push_back("the next phase begins at another time than the rooms close");
  if (!state.agenda.next && state.agenda.next_by) broken.push_back("next_by without next");
}

void check_talk(const SessionState& state, Sentences& broken) {
  const auto check = [&](const std::deque<Message>& messages, const Window& window) {
    std::size_t inside = 0;
    for (const auto& each : messages)
      inside += window.holds(each.id.number) ? 1 : 0;
    if (inside != window.count) broken.push_back("the window on a room's words is miscounted");
  };
  check(state.main_messages, state.main_window);
  for (const auto& [id, room] : state.rooms)
    check(room.messages, room.window);
}

void check_board(const SessionState& state, Sentences& broken) {
  for (const auto& [id, card] : state.board.cards)
    if (card.from.has_value() == card.author_key.has_value())
      broken.push_back("a card is both named and anonymous, or neither");
  const bool approved = state.definition->settings.cards == CardsShown::on_approval;
  std::size_t inside = 0, shown = 0;
  for (const auto& [id, card] : state.board.cards) {
    if (card.waiting && !approved) broken.push_back("a card waits for nobody's approval");
    inside += state.board.window.holds(id.number) ? 1 : 0;
    shown += !card.waiting && state.board.shown_window.holds(id.number) ? 1 : 0;
  }
  if (inside != state.board.window.count || shown != state.board.shown_window.count)
    broken.push_back("the windows on the board are miscounted");
  for (const auto& [key, id] : state.card_by_key)
    if (!state.board.cards.contains(id)) broken.push_back("a card's key outlives it");
  for (const auto& [id, answer] : state.checkins)
    if (answer.from.has_value() == answer.author_key.has_value())
      broken.push_back("a check-in answer is both named and anonymous, or neither");
}

// Flags and letters stay within their bounds, and their owners know of them.
void check_desk(const SessionState& state, Sentences& broken) {
  if (state.flags.size() > limits::flags_max) broken.push_back("too many flags wait");
  if (state.letter_bytes > limits::letter_bytes_max) broken.push_back("letters take too much");
  std::size_t bytes = 0;
  for (const auto& [id, person] : state.participants) {
    if (person.flags.size() > limits::flags_of_one_max ||
        person.letters.size() > limits::letters_of_one_kept)
      broken.push_back(named(id) + " has too many flags or letters");
    for (const auto& each : person.letters)
      bytes += told_bytes(each.text) + limits::letter_frame_bytes;
  }
  if (bytes != state.letter_bytes) broken.push_back("letters are weighed wrongly");
  for (const auto& [id, flag] : state.flags) {
    const bool about_staff = flag.about && state.participants.at(*flag.about).is_staff();
    if (about_staff && !flag.names_nobody) broken.push_back("staff read who flagged them");
  }
  for (const auto& [room, mute] : state.restraint.muted)
    if (room != main_room && !state.rooms.contains(room))
      broken.push_back("a room of a past round is quiet");
}

// What only one person and the staff may read.
bool is_confidential(const EventBody& body) {
  return holds_alternative<event::FlagRaised>(body) ||
         holds_alternative<event::FlagResolved>(body) ||
         holds_alternative<event::StaffWritten>(body) || holds_alternative<event::StaffNoted>(body);
}
std::optional<ParticipantId> confided_by(const EventBody& body) {
  using Found = std::optional<ParticipantId>;
  return visit(match{
                   [](const event::FlagRaised& e) { return Found{e.from}; },
                   [](const event::FlagResolved& e) { return Found{e.participant}; },
                   [](const event::StaffWritten& e) { return Found{e.participant}; },
                   [](const auto&) { return Found{}; },
               },
               body);
}

// A session that somebody steers offers that to nobody, and one never grows without a bound.
void check_steering(const SessionState& state, Sentences& broken) {
  const bool steered = std::ranges::any_of(state.staff, [&](ParticipantId id) {
    const auto& person = state.participants.at(id);
    return person.role == Role::facilitator && !person.away;
  });
  if (steered && (!state.offered.empty() || state.no_facilitator_since))
    broken.push_back("a role is offered that somebody fills");
  if (!steered && !state.no_facilitator_since && !state.participants.empty())
    broken.push_back("nobody steers and nobody noticed");
  if (state.undo.weight > limits::undo_weight_max) broken.push_back("too much is remembered");
}

void check_clock(const SessionState& state, Sentences& broken) {
  const auto due = next_deadline(state);
  const bool ended = state.lifecycle == Lifecycle::none || state.lifecycle == Lifecycle::closed;
  if (due.has_value() == ended) broken.push_back("a living session has a deadline, no other has");
}

void check_agenda(const SessionState& state, Sentences& broken) {
  const auto* phase = current_phase(state);
  const bool debriefs = phase && std::holds_alternative<phase::Debrief>(phase->content);
  if (state.debrief_turn && !(debriefs && state.rooms.contains(state.debrief_turn->room)))
    broken.push_back("a debrief is about a room only while it runs");
  for (const auto& [index, times] : state.phase_times) {
    const bool runs = state.agenda.phase == index && state.lifecycle == Lifecycle::open;
    const bool backwards = times.ended_at && *times.ended_at < times.began_at;
    if (runs == times.ended_at.has_value() || backwards)
      broken.push_back("only the phase that runs has not ended, and none before it began");
  }
}

// The breakout whose words an event carries, and the message that one must have been there for.
struct Words {
  RoomId room;
  Seq message = 0;
};
std::optional<Words> words_in(const Event& told) {
  return visit(match{
                   [&](const event::MessagePosted& e) {
                     return std::optional<Words>{{e.room, told.seq}};
                   },
                   [](const event::MessageEdited& e) {
                     return std::optional<Words>{{e.room, e.message.number}};
                   },
                   [](const event::MessageDeleted& e) {
                     return std::optional<Words>{{e.room, e.message.number}};
                   },
                   [](const event::MessageReacted& e) {
                     return std::optional<Words>{{e.room, e.message.number}};
                   },
                   [](const event::MessageHidden& e) {
                     return std::optional<Words>{{e.room, e.message.number}};
                   },
                   [](const event::MessageUnhidden& e) {
                     return std::optional<Words>{{e.room, e.message.number}};
                   },
                   [](const auto&) { return std::optional<Words>{}; },
               },
               told.body);
}

// The request for help that an event is about, but for its end.
std::optional<HelpId> help_in(const Event& told) {
  using Found = std::optional<HelpId>;
  return visit(match{
                   [&](const event::HelpRequested&) { return Found{told.seq}; },
                   [](const event::HelpClaimed& e) { return Found{e.help}; },
                   [](const event::HelpReleased& e) { return Found{e.help}; },
                   [](const event::HelpAnswered& e) { return Found{e.help}; },
                   [](const auto&) { return Found{}; },
               },
               told.body);
}

bool is_for_staff(const EventBody& body) {
  return holds_alternative<event::RoomsPlanned>(body) ||
         holds_alternative<event::PlanChanged>(body) ||
         holds_alternative<event::PlanRoomsChanged>(body) ||
         holds_alternative<event::PlanPinned>(body) ||
         holds_alternative<event::PlanReturned>(body) ||
         holds_alternative<event::ActionUndone>(body);
}

// Counts those who take a place: attendees who are not away.
bool fresh_plan_is_even(const SessionState& after, const event::RoomsPlanned& e) {
  const bool any_sizes = e.method == PlanMethod::self || has_groups(e.method);
  if (any_sizes || e.rooms.empty()) return true;
  std::vector<std::ptrdiff_t> sizes;
  for (const auto& room : e.rooms)
    sizes.push_back(std::count_if(room.people.begin(), room.people.end(), [&](ParticipantId id) {
      const auto& person = after.participants.at(id);
      return !person.is_staff() && !person.away;
    }));
  const auto [least, most] = std::minmax_element(sizes.begin(), sizes.end());
  return *most - *least <= 1;
}

// Nobody twice, every attendee who is here, and all pins kept.
bool fresh_plan_is_whole(const SessionState& after, const event::RoomsPlanned& e) {
  if (e.method == PlanMethod::self || e.rooms.empty()) return true;
  std::set<ParticipantId> seated;
  for (const auto& room : e.rooms)
    for (const auto id : room.people)
      if (!seated.insert(id).second) return false;
  for (const auto& [id, person] : after.participants)
    if (person.is_here() && !person.is_staff() && !seated.contains(id)) return false;
  return after.plan->achieved.pins_broken.empty();
}

// Others than staff and the asker learn that their room asked, and no more; and of who does not
// feel safe, nothing at all.
void check_help(const SessionState& after, const Event& told, const Heard& heard,
                Sentences& broken) {
  const auto id = help_in(told);
  const auto asked = id ? after.helps.find(*id) : after.helps.end();
  const auto& viewer = *heard.by;
  if (asked == after.helps.end() || viewer.is_staff()) return;
  const auto& help = asked->second;
  if (help.from == viewer.id) return;
  if (!is_seen_by_room(help) || help.room != viewer.room || heard.telling->form != Form::fact)
    broken.push_back("a call for help reaches " + named(viewer.id));
}

// Whose words an event carries in the form that this viewer hears, if it is a card's.
std::optional<CardId> card_worded_in(const Event& told, Form form) {
  using Found = std::optional<CardId>;
  return visit(match{
                   [&](const event::CardAdded&) { return Found{told.seq}; },
                   [&](const event::CardEdited& e) {
                     // With a card that waits the others get no words.
                     return form == Form::fact ? Found{} : Found{e.card};
                   },
                   [](const event::CardUnhidden& e) { return Found{e.card}; },
                   [](const auto&) { return Found{}; },
               },
               told.body);
}

// Words that wait to be read reach their author and staff alone; what an author is asked, too.
void check_card(const SessionState& after, const Event& told, const Heard& heard,
                Sentences& broken) {
  const auto& viewer = *heard.by;
  const auto id = card_worded_in(told, heard.telling->form);
  if (id && !may_see(after, viewer, after.board.cards.at(*id)))
    broken.push_back("a hidden card reaches " + named(viewer.id));
  const auto* asked = get_if<event::CardRephraseAsked>(&told.body);
  if (!asked || viewer.is_staff() || heard.telling->form == Form::fact) return;
  if (after.board.cards.at(asked->card).from != viewer.id)
    broken.push_back("what an author is asked reaches " + named(viewer.id));
}

void check_one(const SessionState& after, const Event& told, const Heard& heard,
               Sentences& broken) {
  const auto& viewer = *heard.by;
  const auto form = heard.telling->form;
  const auto words = words_in(told);
  if (words && viewer.room != words->room)
    broken.push_back("words of a room reach " + named(viewer.id) + " outside it");
  if (words && words->room != main_room && viewer.sees_after >= words->message)
    broken.push_back("words reach " + named(viewer.id) + " who came after them");
  if (form == Form::staff && !viewer.is_staff())
    broken.push_back("what is for staff reaches " + named(viewer.id));
  if (form == Form::entered && viewer.entered != told.seq)
    broken.push_back(named(viewer.id) + " is told of a room they did not enter");
  if (heard.telling->viewer && *heard.telling->viewer != viewer.id)
    broken.push_back("what is made for another reaches " + named(viewer.id));
  if (is_for_staff(told.body) && !viewer.is_staff())
    broken.push_back("a plan reaches " + named(viewer.id));
  check_card(after, told, heard, broken);
  if (is_confidential(told.body) && !viewer.is_staff() && confided_by(told.body) != viewer.id)
    broken.push_back("a confidence reaches " + named(viewer.id));
  if (viewer.waiting && heard.telling->to.front().reach != Audience::Reach::one &&
      !holds_alternative<event::SessionOpened>(told.body) &&
      !holds_alternative<event::SessionClosing>(told.body) &&
      !holds_alternative<event::SessionReopened>(told.body))
    broken.push_back("what happens inside reaches the door: " + named(viewer.id));
  check_help(after, told, heard, broken);
}

}  // namespace

std::vector<std::string> broken_invariants(const SessionState& state) {
  Sentences broken;
  check_places(state, broken);
  check_people(state, broken);
  check_helps(state, broken);
  check_rooms(state, broken);
  check_talk(state, broken);
  check_board(state, broken);
  check_clock(state, broken);
  check_agenda(state, broken);
  check_steering(state, broken);
  check_desk(state, broken);
  return broken;
}

std::vector<std::string> broken_tellings(const SessionState& after, const Event& told,
                                         const std::vector<Heard>& heard) {
  Sentences broken;
  for (const auto& each : heard)
    check_one(after, told, each, broken);
  if (is_blind(told.body) && told.mark) broken.push_back("a blind event names its request");
  if (const auto* plan = get_if<event::RoomsPlanned>(&told.body);
      plan && !fresh_plan_is_even(after, *plan))
    broken.push_back("the sizes of a fresh plan differ by more than one");
  else if (plan && !fresh_plan_is_whole(after, *plan))
    broken.push_back("a fresh plan breaks a pin, or has somebody twice or not at all");
  return broken;
}

}  // namespace chats::support

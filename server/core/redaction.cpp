#include "server/core/redaction.hpp"

#include <map>
#include <string>

namespace chats::core {

namespace {

class Redaction {
 public:
  explicit Redaction(const std::set<ParticipantId>& erased) : erased_(erased) {}

  void look_at(const Event& event);
  void redact(Event& event);

 private:
  bool is(ParticipantId id) const { return erased_.contains(id); }
  bool is(const std::optional<ParticipantId>& id) const { return id && is(*id); }

  // Whose words these are, by the events' own names for it.
  template <class Body>
  bool are_theirs(Seq seq, const Body& body) const {
    bool theirs = things_.contains(seq);
    if constexpr (requires { body.from == ParticipantId{}; }) theirs = theirs || is(body.from);
    if constexpr (requires { body.participant == ParticipantId{}; })
      theirs = theirs || is(body.participant);
    if constexpr (requires { body.message.number; })
      theirs = theirs || things_.contains(body.message.number);
    if constexpr (requires { body.card.number; })
      theirs = theirs || things_.contains(body.card.number);
    if constexpr (requires { body.help.number; })
      theirs = theirs || things_.contains(body.help.number);
    return theirs;
  }
  template <class Body>
  void blank(Seq seq, Body& body) {
    if constexpr (requires { body.text.clear(); })
      if (are_theirs(seq, body)) body.text.clear();
  }
  // The room's points stay the room's.
  void blank(Seq, event::TakeawayAdded&) {}
  void blank(Seq seq, event::ParticipantJoined& e) {
    if (!is(ParticipantId{seq})) return;
    called_[ParticipantId{seq}] = e.profile.name;
    e.profile = {};
    e.key = {};
  }
  void blank(Seq seq, event::ParticipantWaits& e) {
    if (!is(ParticipantId{seq})) return;
    called_[ParticipantId{seq}] = e.profile.name;
    e.profile = {};
    e.key = {};
  }
  void blank(Seq, event::FlagRaised& e) {
    if (is(e.from)) e.note.clear();
  }
  void blank(Seq, event::ParticipantUpdated& e) {
    if (!is(e.participant)) return;
    called_[e.participant] = e.profile.name;
    e.profile = {};
  }
  void blank(Seq, event::RoomsAssigned& e) {
    for (auto& room : e.rooms)
      for (auto& person : room.people)
        if (folded_names_.contains(person.folded)) person.name.clear(), person.folded.clear();
  }
  // The name is theirs alone while they have it.
  void blank(Seq, event::SurveySubmitted& e) {
    if (e.may_quote != MayQuote::named) return;
    for (const auto& [id, name] : called_)
      if (name == e.quoted_name) {
        e.quote.clear();
        e.quoted_name.clear();
        e.may_quote = MayQuote::no;
        return;
      }
  }

  const std::set<ParticipantId>& erased_;
  std::set<std::uint64_t> things_;         // Messages, cards and requests for help, by number.
  std::set<std::string> folded_names_;     // Of any time.
  std::map<ParticipantId, std::string> called_;  // At this time.
};

void Redaction::look_at(const Event& event) {
  if (const auto* e = std::get_if<event::ParticipantJoined>(&event.body))
    if (is(ParticipantId{event.seq})) folded_names_.insert(e->profile.folded);
  if (const auto* e = std::get_if<event::ParticipantWaits>(&event.body))
    if (is(ParticipantId{event.seq})) folded_names_.insert(e->profile.folded);
  if (const auto* e = std::get_if<event::ParticipantUpdated>(&event.body))
    if (is(e->participant)) folded_names_.insert(e->profile.folded);
  std::visit(
      [&](const auto& body) {
        if constexpr (requires { body.from == ParticipantId{}; })
          if (is(body.from)) things_.insert(event.seq);
      },
      event.body);
}

void Redaction::redact(Event& event) {
  std::visit([&](auto& body) { blank(event.seq, body); }, event.body);
}

// Takes the nameless cards out of a list. True: it is of no other.
template <class Body>
bool is_about_nameless(Body& body, const std::set<std::uint64_t>& nameless) {
  if constexpr (requires { body.card.number; }) return nameless.contains(body.card.number);
  if constexpr (requires { body.cards.front().number; }) {
    std::erase_if(body.cards, [&](CardId each) { return nameless.contains(each.number); });
    return body.cards.empty();
  }
  return false;
}

// An anonymous item leaves a place without a name or words, and so does what concerned it: it is
// known by its place.
void sever_nameless(std::vector<Event>& events) {
  std::set<std::uint64_t> cards;
  for (auto& event : events) {
    if (std::holds_alternative<event::CardAdded>(event.body) && is_blind(event.body))
      cards.insert(event.seq);
    const bool about_one =
        std::visit([&](auto& body) { return is_about_nameless(body, cards); }, event.body);
    if (about_one || is_blind(event.body)) event.body = event::RequestNoted{};
  }
}

// Who stood at the door and never was inside is in no closing record, so nothing is kept of them.
std::set<ParticipantId> only_at_the_door(const std::vector<Event>& events) {
  std::set<ParticipantId> waiting;
  for (const auto& event : events) {
    if (std::holds_alternative<event::ParticipantWaits>(event.body)) waiting.insert({event.seq});
    if (const auto* e = std::get_if<event::ParticipantAdmitted>(&event.body))
      waiting.erase(e->participant);
  }
  return waiting;
}

}  // namespace

void redact(std::vector<Event>& events, const std::set<ParticipantId>& wished) {
  sever_nameless(events);
  auto erased = only_at_the_door(events);
  erased.insert(wished.begin(), wished.end());
  if (erased.empty()) return;
  Redaction redaction(erased);
  for (const auto& event : events)
    redaction.look_at(event);
  for (auto& event : events)
    redaction.redact(event);
}

std::set<ParticipantId> erased_in(const std::vector<Event>& events) {
  std::set<ParticipantId> erased;
  for (const auto& event : events)
    if (const auto* e = std::get_if<event::ParticipantErased>(&event.body))
      erased.insert(e->participant);
  return erased;
}

}  // namespace chats::core

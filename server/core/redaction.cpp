#include "server/core/redaction.hpp"

namespace chats::core {

namespace {

// Blanks what is of those who go.
class Blanking {
 public:
  explicit Blanking(Redaction::Gone& gone) : gone_(gone) {}

  void redact(Event& event) {
    visit([&](auto& body) { blank(event.seq, body); }, event.body);
  }

 private:
  bool is(ParticipantId id) const { return gone_.people.contains(id); }
  bool is(const std::optional<ParticipantId>& id) const { return id && is(*id); }

  // Whose words these are, by the events' own names for it.
  template <class Body>
  bool are_theirs(Seq seq, const Body& body) const {
    bool theirs = gone_.things.contains(seq);
    if constexpr (requires { body.from == ParticipantId{}; }) theirs = theirs || is(body.from);
    if constexpr (requires { body.participant == ParticipantId{}; })
      theirs = theirs || is(body.participant);
    if constexpr (requires { body.message.number; })
      theirs = theirs || gone_.things.contains(body.message.number);
    if constexpr (requires { body.card.number; })
      theirs = theirs || gone_.things.contains(body.card.number);
    if constexpr (requires { body.help.number; })
      theirs = theirs || gone_.things.contains(body.help.number);
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
    gone_.called[ParticipantId{seq}] = e.profile.name;
    e.profile = {};
    e.key = {};
  }
  void blank(Seq seq, event::ParticipantWaits& e) {
    if (!is(ParticipantId{seq})) return;
    gone_.called[ParticipantId{seq}] = e.profile.name;
    e.profile = {};
    e.key = {};
  }
  void blank(Seq, event::FlagRaised& e) {
    if (is(e.from)) e.note.clear();
  }
  void blank(Seq, event::ParticipantUpdated& e) {
    if (!is(e.participant)) return;
    gone_.called[e.participant] = e.profile.name;
    e.profile = {};
  }
  void blank(Seq, event::RoomsAssigned& e) {
    for (auto& room : e.rooms)
      for (auto& person : room.people)
        if (gone_.folded_names.contains(person.folded)) person.name.clear(), person.folded.clear();
  }
  // The name is theirs alone while they have it.
  void blank(Seq, event::SurveySubmitted& e) {
    if (e.may_quote != MayQuote::named) return;
    for (const auto& [id, name] : gone_.called)
      if (name == e.quoted_name) {
        e.quote.clear();
        e.quoted_name.clear();
        e.may_quote = MayQuote::no;
        return;
      }
  }

  Redaction::Gone& gone_;
};

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

}  // namespace

// Who stood at the door and never was inside is in no closing record, so nothing is kept of them.
void Redaction::look_for_people(const Event& event) {
  const ParticipantId newcomer{event.seq};
  if (const auto* e = get_if<event::ParticipantJoined>(&event.body))
    if (is_meant(e->key)) gone_.people.insert(newcomer);
  if (const auto* e = get_if<event::ParticipantWaits>(&event.body)) {
    gone_.people.insert(newcomer);
    if (!is_meant(e->key)) at_the_door_.insert(newcomer);
  }
  if (const auto* e = get_if<event::ParticipantAdmitted>(&event.body))
    if (at_the_door_.erase(e->participant) > 0) gone_.people.erase(e->participant);
  if (const auto* e = get_if<event::ParticipantErased>(&event.body)) {
    at_the_door_.erase(e->participant);
    gone_.people.insert(e->participant);
  }
}

void Redaction::look_for_words(const Event& event) {
  const auto is = [&](const std::optional<ParticipantId>& id) {
    return id && gone_.people.contains(*id);
  };
  if (const auto* e = get_if<event::ParticipantJoined>(&event.body))
    if (is(ParticipantId{event.seq})) gone_.folded_names.insert(e->profile.folded);
  if (const auto* e = get_if<event::ParticipantWaits>(&event.body))
    if (is(ParticipantId{event.seq})) gone_.folded_names.insert(e->profile.folded);
  if (const auto* e = get_if<event::ParticipantUpdated>(&event.body))
    if (is(e->participant)) gone_.folded_names.insert(e->profile.folded);
  visit(
      [&](const auto& body) {
        if constexpr (requires { body.from == ParticipantId{}; })
          if (is(body.from)) gone_.things.insert(event.seq);
      },
      event.body);
}

bool Redaction::redact(Event& event) {
  const bool may_be_about_nameless = !nameless_.empty() || is_blind(event.body);
  if (may_be_about_nameless) sever_nameless(event);
  if (takes_people_out()) Blanking(gone_).redact(event);
  return may_be_about_nameless || takes_people_out();
}

// An anonymous item leaves a place without a name or words, and so does what concerned it: it is
// known by its place.
void Redaction::sever_nameless(Event& event) {
  if (holds_alternative<event::CardAdded>(event.body) && is_blind(event.body))
    nameless_.insert(event.seq);
  const bool about_one =
      visit([&](auto& body) { return is_about_nameless(body, nameless_); }, event.body);
  if (about_one || is_blind(event.body)) event.body = event::RequestNoted{};
}

}  // namespace chats::core

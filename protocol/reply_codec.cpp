#include "protocol/reply_codec.hpp"

#include <variant>

#include "protocol/definition_codec.hpp"
#include "protocol/enum_words.hpp"
#include "protocol/receipt_codec.hpp"
#include "protocol/told_items.hpp"
#include "protocol/view_codec.hpp"
#include "server/core/match.hpp"
#include "server/core/staff_acts.hpp"

namespace chats::protocol {

namespace {

// `fields(out)` writes the fields of the result.
template <class Fields>
std::string reply(std::string_view id, Fields fields) {
  JsonWriter out;
  out.object([&] {
    out.field("jsonrpc", "2.0");
    out.field("id", id);
    out.object("result", [&] { fields(out); });
  });
  return out.take();
}

void write_made(JsonWriter& out, const core::Made& made) {
  std::visit(core::match{
                 [](std::monostate) {},
                 [&](core::MessageId id) { out.field("message", id); },
                 [&](core::CardId id) { out.field("card", id); },
                 [&](core::TakeawayId id) { out.field("takeaway", id); },
                 [&](core::HelpId id) { out.field("help", id); },
                 [&](core::BroadcastId id) { out.field("broadcast", id); },
                 [&](core::CheckinId id) { out.field("checkin", id); },
                 [&](const core::NewSecret& secret) {
                   if (secret.text.empty())
                     out.field("told", true);
                   else
                     out.field("secret", secret.text);
                 },
                 [&](core::FlagId id) { out.field("flag", id); },
                 [&](core::LetterId id) { out.field("letter", id); },
             },
             made.id);
}

// The names of the facilitators who are there.
std::vector<std::string_view> facilitators_of(const core::SessionState& state) {
  std::vector<std::string_view> names;
  for (const core::ParticipantId id : state.staff) {
    const core::Participant* const person = core::find_participant(state, id);
    if (person != nullptr && person->role == core::Role::facilitator) {
      names.emplace_back(person->profile.name);
    }
  }
  return names;
}

void write_list(JsonWriter& out, std::string_view name, const std::vector<std::string>& list) {
  out.list(name, list, [&](const std::string& entry) { out.value(entry); });
}

}  // namespace

std::string encode_result(std::string_view id, const core::Made& made, core::Seq seq) {
  return reply(id, [&](JsonWriter& out) {
    out.field("seq", seq);
    write_made(out, made);
  });
}

std::string encode_join_result(std::string_view id, const JoinAnswer& answer) {
  return reply(id, [&](JsonWriter& out) {
    out.object("you", [&] {
      out.field("id", answer.me.id);
      out.field("role", word(answer.me.role));
      out.field("room", answer.me.room);
    });
    out.field("session", answer.session);
    out.field("state", word(answer.state.lifecycle));
    out.field("now", answer.now);
    out.field("seq", answer.seq);
    out.field("view", view_token(answer.me));
    out.raw("snapshot", answer.snapshot.value_or("null"));
  });
}

std::string encode_peek_result(std::string_view id, const PeekAnswer& answer) {
  const core::Definition& definition = *answer.state.definition;
  return reply(id, [&](JsonWriter& out) {
    out.field("session", answer.session);
    out.field("title", definition.title);
    out.text_if("series", definition.series);
    out.field("lang", definition.lang);
    out.field("state", word(answer.state.lifecycle));
    out.field("starts_at", definition.starts_at);
    write_list(out, "positions", definition.positions);
    write_list(out, "affiliations", definition.affiliations);
    out.field("role", word(answer.role));
    out.list("facilitators", facilitators_of(answer.state),
             [&](std::string_view name) { out.value(name); });
    write_transcript(out, definition.settings);
    out.field("anonymous_cards", word(definition.settings.anonymous_cards));
    out.field("locked", answer.state.locked);
  });
}

std::string encode_page(std::string_view id, const core::PeoplePage& page) {
  return reply(id, [&](JsonWriter& out) {
    out.list("people", page.people,
             [&](const core::Participant* person) { write_person(out, *person); });
    out.field_if("next", page.next);
  });
}

std::string encode_page(std::string_view id, const core::SessionState& state,
                        const core::Participant& viewer, const core::HistoryPage& page) {
  return reply(id, [&](JsonWriter& out) {
    out.list("messages", page.messages, [&](const core::Message* message) {
      write_message(out, state, *message, reader_of(viewer));
    });
    out.field("more", page.more);
  });
}

std::string encode_page(std::string_view id, const core::SessionState& state,
                        const core::Participant& viewer, const core::BoardPage& page) {
  Reader reader = reader_of(viewer);
  reader.author = page.own;
  return reply(id, [&](JsonWriter& out) {
    out.list("cards", page.cards,
             [&](const core::Card* card) { write_card(out, state, *card, reader); });
    out.field("more", page.more);
  });
}

std::string encode_page(std::string_view id, std::string_view session,
                        const core::Receipt& receipt) {
  return reply(id, [&](JsonWriter& out) { write_receipt_fields(out, session, receipt); });
}

std::string encode_page(std::string_view id, const core::SessionState& state,
                        const core::AssignmentsPage& page) {
  return reply(id, [&](JsonWriter& out) {
    out.list("people", page.seats,
             [&](const core::AssignedSeat& seat) { write_assigned_seat(out, state, seat); });
  });
}

std::string encode_page(std::string_view id, const core::SessionState& state,
                        const core::ModerationPage& page) {
  auto number = page.first;
  return reply(id, [&](JsonWriter& out) {
    out.list("acts", page.acts, [&](const core::StaffAct* act) {
      out.object([&] {
        out.field("act", number++);
        out.field("at", act->at);
        write_person_named(out, "by", state, act->by);
        out.field("what", act->act);
        write_person_named(out, "on", state, act->on);
        out.field_if("room", act->room);
        out.text_if("about", act->about);
        out.text_if("reason", act->reason);
        if (const auto words = core::still_hidden(state, *act))
          out.field("hidden", std::visit([](auto hidden) { return id_text(hidden); }, *words));
      });
    });
    out.field("more", page.more);
  });
}

}  // namespace chats::protocol

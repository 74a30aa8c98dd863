// Definitions as JSON: the other half of definition_codec.hpp.
#include "protocol/definition_codec.hpp"
#include "protocol/enum_words.hpp"
#include "protocol/iso_time.hpp"
#include "protocol/told_items.hpp"
#include "server/core/match.hpp"

namespace chats::protocol {

namespace {

namespace phase = core::phase;

void write_texts(JsonWriter& out, std::string_view name, const std::vector<std::string>& texts) {
  out.list(name, texts, [&](const std::string& text) { out.value(text); });
}

void write_frame(JsonWriter& out, const phase::Frame& frame) {
  out.text_if("body", frame.body);
  out.list("definitions", frame.definitions, [&](const core::Term& term) {
    out.object([&] {
      out.field("term", term.term);
      out.field("text", term.text);
      out.text_if("source", term.source);
    });
  });
  out.list("slides", frame.slides, [&](const core::Slide& slide) {
    out.object([&] {
      out.text_if("title", slide.title);
      out.text_if("body", slide.body);
      out.text_if("image", slide.image);
    });
  });
}

void write_breakouts(JsonWriter& out, const phase::Breakouts& breakouts) {
  write_texts(out, "questions", breakouts.questions);
  out.object("rooms", [&] {
    if (breakouts.rooms.count != 0) {
      out.field("count", breakouts.rooms.count);
    } else {
      out.field("size", breakouts.rooms.size);
    }
    out.field("method", word(breakouts.rooms.method));
    out.field("grace_s", breakouts.rooms.grace.count());
  });
}

void write_survey(JsonWriter& out, const phase::Survey& survey) {
  out.list("questions", survey.questions, [&](const core::SurveyQuestion& question) {
    out.object([&] {
      out.field("id", question.id);
      out.field("text", question.text);
    });
  });
}

void write_links(JsonWriter& out, const std::vector<core::LinkTerms>& links) {
  out.object("links", [&] {
    for (const core::LinkTerms& terms : links) {
      out.object(word(terms.role), [&] {
        if (terms.expires_at) out.field("expires_at", iso_time(*terms.expires_at));
        if (terms.uses_max) out.field("uses_max", *terms.uses_max);
      });
    }
  });
}

std::string_view kind_of(const core::Phase& phase) {
  return std::visit(core::match{[](const phase::CheckIn&) { return "check_in"; },
                                [](const phase::Topic&) { return "topic"; },
                                [](const phase::Frame&) { return "frame"; },
                                [](const phase::Breakouts&) { return "breakouts"; },
                                [](const phase::Debrief&) { return "debrief"; },
                                [](const phase::Reflection&) { return "reflection"; },
                                [](const phase::Survey&) { return "survey"; }},
                    phase.content);
}

}  // namespace

void write_phase_fields(JsonWriter& out, const core::Phase& phase, core::minutes length) {
  out.field("id", phase.id);
  out.field("kind", kind_of(phase));
  out.field("title", phase.title);
  out.field("minutes", length.count());
  std::visit(core::match{
                 [&](const phase::CheckIn& each) { out.text_if("prompt", each.prompt); },
                 [&](const phase::Topic& each) { out.text_if("body", each.body); },
                 [&](const phase::Frame& each) { write_frame(out, each); },
                 [&](const phase::Breakouts& each) { write_breakouts(out, each); },
                 [&](const phase::Debrief& each) { out.text_if("prompt", each.prompt); },
                 [&](const phase::Reflection& each) {
                   out.nested("prompts", [&] { write_prompts(out, each.prompts); });
                 },
                 [&](const phase::Survey& each) { write_survey(out, each); },
             },
             phase.content);
}

void write_settings(JsonWriter& out, const core::Settings& settings) {
  out.object([&] {
    out.field("lobby", word(settings.lobby.value_or(core::Lobby::open)));
    out.field("late_comers", word(settings.late_comers));
    write_transcript(out, settings);
    out.field("anonymous_cards", word(settings.anonymous_cards));
    out.field("cards", word(settings.cards));
    out.field("closing_minutes", settings.closing_lasts.count());
    out.field("unattended_minutes", settings.unattended_lasts.count());
  });
}

void write_transcript(JsonWriter& out, const core::Settings& settings) {
  if (settings.keep_days) {
    out.object("transcript", [&] { out.field("keep_days", *settings.keep_days); });
  } else {
    out.field("transcript", "forget");
  }
}

std::string encode_definition(const core::Definition& definition) {
  JsonWriter out;
  out.object([&] {
    out.field("title", definition.title);
    out.text_if("series", definition.series);
    out.field("lang", definition.lang);
    out.field("starts_at", iso_time(definition.starts_at));
    out.field("capacity", definition.capacity);
    write_texts(out, "positions", definition.positions);
    write_texts(out, "affiliations", definition.affiliations);
    write_texts(out, "assumptions", definition.assumptions);
    out.list("agenda", definition.agenda, [&](const core::Phase& each) {
      out.object([&] { write_phase_fields(out, each, each.length); });
    });
    out.nested("settings", [&] { write_settings(out, definition.settings); });
    if (definition.links) write_links(out, *definition.links);
  });
  return out.take();
}

}  // namespace chats::protocol

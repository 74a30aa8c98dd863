#include "protocol/definition_phases.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "protocol/wire_limits.hpp"
#include "server/core/limits.hpp"

namespace chats::protocol {

namespace {

using nlohmann::json;
using Content = decltype(core::Phase::content);
namespace bounds = core::limits;
namespace phase = core::phase;

constexpr Bounds up_to(std::size_t most) {
  return {.min = 0, .max = static_cast<std::int64_t>(most)};
}
constexpr Bounds one_to(std::size_t most) {
  return {.min = 1, .max = static_cast<std::int64_t>(most)};
}

bool is_asset_name(std::string_view text) {
  return text.size() <= 100 && std::ranges::all_of(text, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '.' || c == '-' || c == '_';
         });
}

Content read_check_in(DefinitionReader& reader) {
  return phase::CheckIn{reader.lines_if_given("prompt", bounds::prompt_points_max)};
}

Content read_topic(DefinitionReader& reader) {
  return phase::Topic{reader.lines_if_given("body", limits::body_points_max)};
}

core::Term read_term(DefinitionReader reader) {
  core::Term term;
  term.term = reader.line("term", limits::title_points_max);
  term.text = reader.lines("text", limits::term_text_points_max);
  term.source = reader.line_if_given("source", limits::source_points_max);
  return term;
}

core::Slide read_slide(DefinitionReader reader) {
  core::Slide slide;
  slide.title = reader.line_if_given("title", limits::title_points_max);
  slide.body = reader.lines_if_given("body", limits::body_points_max);
  constexpr std::string_view expected = "expected the id of an image";
  slide.image = reader.word_if_given("image", expected).value_or("");
  if (!is_asset_name(slide.image)) reader.mistake("image", std::string(expected));
  return slide;
}

Content read_frame(DefinitionReader& reader) {
  phase::Frame frame;
  frame.body = reader.lines_if_given("body", limits::body_points_max);
  reader.list("definitions", up_to(limits::terms_max),
              [&](const json& entry, const std::string& pointer) {
                frame.definitions.push_back(read_term({entry, pointer, reader.mistakes()}));
              });
  reader.list("slides", up_to(limits::slides_max),
              [&](const json& entry, const std::string& pointer) {
                frame.slides.push_back(read_slide({entry, pointer, reader.mistakes()}));
              });
  return frame;
}

core::RoomsWish read_rooms(DefinitionReader& reader) {
  core::RoomsWish wish;
  const Bounds size{.min = bounds::room_size_min, .max = bounds::room_size_max};
  if (reader.has("size") && reader.has("count")) {
    reader.mistake("count", "expected either size or count, not both");
  }
  wish.size = static_cast<std::uint16_t>(reader.whole_or("size", size, wish.size));
  wish.count = static_cast<std::uint16_t>(reader.whole_or("count", one_to(bounds::rooms_max), 0));
  wish.method = reader.choice_or("method", core::PlanMethod::random);
  const Bounds grace{.min = 0, .max = bounds::grace_max.count()};
  wish.grace = core::seconds(reader.whole_or("grace_s", grace, wish.grace.count()));
  return wish;
}

Content read_breakouts(DefinitionReader& reader) {
  phase::Breakouts breakouts;
  breakouts.questions =
      reader.texts("questions", one_to(limits::questions_max), limits::question_points_max);
  if (auto rooms = reader.inside("rooms")) breakouts.rooms = read_rooms(*rooms);
  return breakouts;
}

Content read_debrief(DefinitionReader& reader) {
  return phase::Debrief{reader.lines_if_given("prompt", bounds::prompt_points_max)};
}

Content read_reflection(DefinitionReader& reader) {
  phase::Reflection reflection;
  if (auto prompts = reader.inside("prompts")) {
    reflection.prompts.learn = prompts->lines_if_given("learn", bounds::prompt_points_max);
    reflection.prompts.unlearn = prompts->lines_if_given("unlearn", bounds::prompt_points_max);
  }
  return reflection;
}

Content read_survey(DefinitionReader& reader) {
  phase::Survey survey;
  std::set<std::string> ids;
  const auto read_question = [&](const json& entry, const std::string& pointer) {
    DefinitionReader question(entry, pointer, reader.mistakes());
    core::SurveyQuestion read;
    read.id = question.name("id");
    if (!read.id.empty() && !ids.insert(read.id).second) {
      question.mistake("id", "expected an id that no question before has");
    }
    read.text = question.lines("text", limits::question_points_max);
    survey.questions.push_back(std::move(read));
  };
  reader.list("questions", one_to(limits::questions_max), read_question);
  return survey;
}

struct Kind {
  std::string_view name;
  Content (*read)(DefinitionReader& reader);
};
constexpr std::array kinds{
    Kind{"check_in", read_check_in}, Kind{"topic", read_topic},
    Kind{"frame", read_frame},       Kind{"breakouts", read_breakouts},
    Kind{"debrief", read_debrief},   Kind{"reflection", read_reflection},
    Kind{"survey", read_survey},
};

Content read_content(DefinitionReader& reader) {
  constexpr std::string_view expected =
      "expected one of \"check_in\", \"topic\", \"frame\", \"breakouts\", \"debrief\", "
      "\"reflection\", \"survey\"";
  if (!reader.has("kind")) {
    reader.mistake("kind", std::string(expected));
    return {};
  }
  const auto name = reader.word_if_given("kind", expected);
  if (!name) return {};
  const auto found = std::ranges::find(kinds, *name, &Kind::name);
  if (found != kinds.end()) return found->read(reader);
  reader.mistake("kind", std::string(expected));
  return {};
}

core::Phase read_phase(DefinitionReader& reader) {
  core::Phase read;
  read.id = reader.name("id");
  // `agenda.go` takes these two words for a direction.
  if (read.id == "next" || read.id == "previous") {
    reader.mistake("id", "expected an id other than \"next\" and \"previous\"");
  }
  read.title = reader.line("title", limits::title_points_max);
  const Bounds minutes{.min = core::limits::phase_min.count(),
                       .max = core::limits::phase_max.count()};
  read.length = core::minutes(reader.whole("minutes", minutes));
  read.content = read_content(reader);
  return read;
}

}  // namespace

std::vector<core::Phase> read_agenda(DefinitionReader& reader) {
  std::vector<core::Phase> agenda;
  std::set<std::string> ids;
  bool survey_seen = false;
  const auto read_entry = [&](const json& entry, const std::string& pointer) {
    DefinitionReader fields(entry, pointer, reader.mistakes());
    core::Phase read = read_phase(fields);
    if (!read.id.empty() && !ids.insert(read.id).second) {
      fields.mistake("id", "expected an id that no phase before has");
    }
    const bool is_survey = std::holds_alternative<phase::Survey>(read.content);
    if (is_survey && survey_seen) fields.mistake("kind", "expected one survey at most");
    survey_seen = survey_seen || is_survey;
    agenda.push_back(std::move(read));
  };
  reader.list("agenda", one_to(limits::phases_max), read_entry);
  return agenda;
}

}  // namespace chats::protocol

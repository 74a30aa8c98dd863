#include "server/program/sample.hpp"

#include <spdlog/spdlog.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

#include "protocol/definition_codec.hpp"
#include "protocol/json_text.hpp"
#include "protocol/json_writer.hpp"
#include "server/program/built_in_sample.hpp"
#include "server/program/private_file.hpp"
#include "server/program/text_file.hpp"

namespace chats::program {

namespace {

constexpr std::uintmax_t file_bytes_max = 1024 * 1024;

std::string text_at(const nlohmann::json& object, const char* field) {
  const auto found = object.find(field);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string told_as_lines(const std::string& from,
                          const std::vector<protocol::Mistake>& mistakes) {
  std::string lines = "The session in " + from + " has mistakes:";
  for (const auto& mistake : mistakes) {
    lines += "\n  " + (mistake.pointer.empty() ? "the whole text" : mistake.pointer) + ": " +
             mistake.expected;
  }
  return lines;
}

}  // namespace

SampleText read_sample(const std::filesystem::path& file) {
  return {.text = read_text_file(file, "session definition", file_bytes_max),
          .from = file.string()};
}

SampleText own_sample() {
  return {.text = std::string(built_in_sample()), .from = "the server's own sample"};
}

Sample::Sample(SampleParts parts) : parts_(std::move(parts)) {
  static_cast<void>(definition());
}

core::Definition Sample::definition() const {
  auto decoded = protocol::decode_definition(parts_.text.text, parts_.clock.now());
  if (!decoded) throw std::runtime_error(told_as_lines(parts_.text.from, decoded.error()));
  return *std::move(decoded);
}

const Sample::Open& Sample::open() {
  const auto kept = read_kept();
  if (kept && still_opens(*kept)) {
    open_ = *kept;
    return open_;
  }
  open_ = make();
  return open_;
}

std::optional<Sample::Open> Sample::renew_when_gone() {
  if (parts_.schedule.is_running(open_.id)) return std::nullopt;
  try {
    // A sample that nobody joined leaves nothing behind; they would fill the schedule.
    const auto gone = open_.id;
    const bool makes_place = parts_.schedule.was_never_used(gone);
    if (parts_.schedule.is_full() && !makes_place)
      throw std::runtime_error("As many sessions are kept as there may be.");
    open_ = make();
    if (makes_place) parts_.schedule.erase(gone);
    return open_;
  } catch (const std::exception& trouble) {
    spdlog::error("no new sample session: {}", trouble.what());
    return std::nullopt;
  }
}

std::optional<Sample::Open> Sample::read_kept() const {
  std::ifstream stream(parts_.kept_in, std::ios::binary);
  std::ostringstream text;
  if (!stream || !(text << stream.rdbuf())) return std::nullopt;
  nlohmann::json kept;
  const auto outcome = protocol::parse_strictly(text.str(), kept);
  if (outcome != protocol::JsonOutcome::value || !kept.is_object()) return std::nullopt;
  // Another definition than last time asks for another session.
  if (text_at(kept, "definition") != hex(parts_.hasher(parts_.text.text))) return std::nullopt;
  return Open{.id = text_at(kept, "session"),
              .title = text_at(kept, "title"),
              .secrets = {.attendee = text_at(kept, "attendee"),
                          .moderator = text_at(kept, "moderator"),
                          .facilitator = text_at(kept, "facilitator")}};
}

bool Sample::still_opens(const Open& kept) const {
  const auto opens = [&](const std::string& secret, core::Role role) {
    const auto found = parts_.links.resolve(parts_.hasher(secret));
    return found && found->session == kept.id && found->role == role;
  };
  return parts_.schedule.is_running(kept.id) &&
         opens(kept.secrets.attendee, core::Role::attendee) &&
         opens(kept.secrets.moderator, core::Role::moderator) &&
         opens(kept.secrets.facilitator, core::Role::facilitator);
}

Sample::Open Sample::make() const {
  const auto wished = definition();
  const auto made = parts_.schedule.create(wished);
  if (!made) throw std::runtime_error("The sample session cannot be saved in the data folder.");
  const Open sample{.id = made->id, .title = wished.title, .secrets = made->secrets};
  if (keep(sample)) return sample;
  // Nobody has its links, and each further try would leave another one.
  parts_.schedule.erase(made->id);
  throw std::runtime_error("The links of the sample session cannot be kept in " +
                           parts_.kept_in.string() + ".");
}

bool Sample::keep(const Open& sample) const {
  protocol::JsonWriter out;
  out.object([&] {
    out.field("session", sample.id);
    out.field("title", sample.title);
    out.field("attendee", sample.secrets.attendee);
    out.field("moderator", sample.secrets.moderator);
    out.field("facilitator", sample.secrets.facilitator);
    out.field("definition", hex(parts_.hasher(parts_.text.text)));
  });
  return write_private_file(parts_.kept_in, out.take() + "\n");
}

}  // namespace chats::program

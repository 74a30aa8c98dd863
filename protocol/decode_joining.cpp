// Coming, going, and what people say about themselves.
#include "protocol/command_decoders.hpp"
#include "protocol/json_text.hpp"
#include "protocol/wire_limits.hpp"
#include "server/core/limits.hpp"

namespace chats::protocol::decoder {

namespace {

using core::Command;
namespace command = core::command;

std::optional<std::string> short_word(Params& params, std::string_view field,
                                      std::size_t bytes_max) {
  const auto text = params.word(field);
  if (text && (text->empty() || text->size() > bytes_max)) params.wrong(field);
  if (!text) return std::nullopt;
  return std::string(*text);
}

// Present, it must be a name; absent, there is none.
std::optional<std::string> name_if_given(Params& params) {
  auto name = params.line_if_given("name", core::limits::name_points_max);
  if (name && name->empty()) params.wrong("name");
  return name;
}

std::optional<std::string> list_entry(Params& params, std::string_view field) {
  return params.line_if_given(field, limits::list_entry_points_max);
}

}  // namespace

Wish session_join(Params& params) {
  JoinWish wish;
  if (params.has("link")) wish.link = params.secret("link");
  wish.session = short_word(params, "session", limits::session_id_max);
  if (!wish.link && !wish.session) params.wrong("link");
  wish.key = params.key("key");
  wish.profile.name = name_if_given(params).value_or("");
  wish.profile.folded = fold(wish.profile.name);
  wish.profile.pronouns =
      params.line_if_given("pronouns", core::limits::pronouns_points_max).value_or("");
  wish.profile.position = list_entry(params, "position").value_or("");
  wish.profile.affiliation = list_entry(params, "affiliation").value_or("");
  if (const auto after = params.whole_if_given("after", {.min = 0, .max = json_integer_max})) {
    wish.after = static_cast<core::Seq>(*after);
  }
  wish.view = short_word(params, "view", limits::view_max);
  wish.client = params.line_if_given("client", limits::client_points_max).value_or("");
  return wish;
}

Wish session_peek(Params& params) {
  PeekWish peek;
  peek.link = params.secret("link");
  peek.key = params.key_if_given("key");
  return peek;
}

Wish session_leave(Params&) {
  return Command{command::LeaveSession{}};
}

Wish me_read(Params&) {
  return Command{command::ReadMe{}};
}

Wish me_erase(Params&) {
  return Command{command::EraseMe{}};
}

Wish profile_update(Params& params) {
  command::UpdateProfile update;
  update.name = name_if_given(params);
  if (update.name) update.folded = fold(*update.name);
  update.pronouns = params.line_if_given("pronouns", core::limits::pronouns_points_max);
  update.position = list_entry(params, "position");
  update.affiliation = list_entry(params, "affiliation");
  return Command{std::move(update)};
}

}  // namespace chats::protocol::decoder

#include "protocol/client_message.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "protocol/content_hash.hpp"
#include "protocol/emoji.hpp"
#include "protocol/json_text.hpp"
#include "protocol/methods.hpp"
#include "protocol/rejection_codec.hpp"
#include "protocol/stable_hash.hpp"
#include "protocol/wire_limits.hpp"

namespace chats::protocol {

namespace {

using nlohmann::json;

const json* find(const json& object, std::string_view field) {
  const auto found = object.find(field);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

std::string_view string_in(const json* value) {
  return value != nullptr && value->is_string()
             ? std::string_view(value->get_ref<const std::string&>())
             : std::string_view();
}

bool is_request_id(std::string_view text) {
  return !text.empty() && text.size() <= limits::request_id_max &&
         std::ranges::all_of(text, [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                  c == '_' || c == '-';
         });
}

Malformed invalid_request(std::optional<RequestId> id, std::string_view field) {
  return Malformed{.id = std::move(id),
                   .error = {.reason = Reason::invalid_request, .field = std::string(field)}};
}

// The parts of a request that are the same for every method.
struct Envelope {
  std::optional<RequestId> id;
  bool has_id = false;
  std::string_view method;
  const json* params = nullptr;
};

const json& no_params() {
  static const json empty = json::object();
  return empty;
}

std::optional<Malformed> open_envelope(const json& message, Envelope& envelope) {
  if (!message.is_object()) return invalid_request(std::nullopt, "");
  const json* const id = find(message, "id");
  envelope.has_id = id != nullptr;
  if (is_request_id(string_in(id))) envelope.id = string_in(id);
  if (envelope.has_id && !envelope.id) return invalid_request(std::nullopt, "id");
  if (string_in(find(message, "jsonrpc")) != "2.0") {
    return invalid_request(envelope.id, "jsonrpc");
  }
  envelope.method = string_in(find(message, "method"));
  if (envelope.method.empty()) return invalid_request(envelope.id, "method");
  const json* const params = find(message, "params");
  if (params != nullptr && !params->is_object()) return invalid_request(envelope.id, "params");
  envelope.params = params != nullptr ? params : &no_params();
  return std::nullopt;
}

Incoming decode_note(const Envelope& envelope, const Hasher& sha256) {
  Params params(*envelope.params, sha256);
  Note note;
  if (envelope.method == "typing") {
    note = Typing{params.id<core::RoomId>("room")};
  } else {
    note = ReactionSeen{read_emoji(params)};
  }
  if (!params.objection()) return note;
  return Malformed{.id = {}, .error = error_of(*params.objection(), nullptr), .answered = false};
}

Incoming decode_call(const Envelope& envelope, const Method& method, const Hasher& sha256) {
  Params params(*envelope.params, sha256);
  Wish wish = method.decode(params);
  if (params.objection()) {
    return Malformed{.id = envelope.id, .error = error_of(*params.objection(), nullptr)};
  }
  return Call{.id = *envelope.id,
              .id_hash = stable_hash(*envelope.id),
              .content_hash = content_hash(method.name, *envelope.params),
              .method = method.name,
              .wish = std::move(wish)};
}

Incoming decode_one(const json& message, const Hasher& sha256) {
  Envelope envelope;
  if (auto malformed = open_envelope(message, envelope)) return std::move(*malformed);
  const bool is_note = envelope.method == "typing" || envelope.method == "reaction";
  if (is_note && !envelope.has_id) return decode_note(envelope, sha256);
  const Method* const method = find_method(envelope.method);
  if (method == nullptr) {
    // Without an id it is a notification of somebody newer than we are: passed over in silence.
    return Malformed{.id = envelope.id,
                     .error = {.reason = Reason::unknown_method, .field = {}},
                     .answered = envelope.has_id};
  }
  if (!envelope.id) return invalid_request(std::nullopt, "id");
  return decode_call(envelope, *method, sha256);
}

std::vector<Incoming> only(Incoming one) {
  std::vector<Incoming> all;
  all.push_back(std::move(one));
  return all;
}

}  // namespace

std::vector<Incoming> decode_frame(std::string_view text, const Hasher& sha256) {
  json top;
  switch (parse_strictly(text, top)) {
    case JsonOutcome::not_json:
      return only(Malformed{.id = {}, .error = {.reason = Reason::parse_error, .field = {}}});
    case JsonOutcome::not_allowed:
      return only(invalid_request(std::nullopt, ""));
    case JsonOutcome::value:
      break;
  }
  if (!top.is_array()) return only(decode_one(top, sha256));
  if (top.empty() || top.size() > limits::batch_max) return only(invalid_request(std::nullopt, ""));
  std::vector<Incoming> all;
  all.reserve(top.size());
  for (const json& message : top)
    all.push_back(decode_one(message, sha256));
  return all;
}

}  // namespace chats::protocol

// What somebody on a connection wants: a command for the session they are in, to join one, or to
// look at one before joining.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "server/core/command.hpp"
#include "server/core/digest.hpp"

namespace chats::protocol {

// SHA-256, which the caller has; this folder knows no cryptography. Keys and links are hashed as
// the characters they were sent as, not as the bits they stand for.
using Hasher = std::function<core::Digest(std::string_view)>;

// `session.join`. At least one of link and session is there; with a link it is the first form.
struct JoinWish {
  std::optional<core::Digest> link;
  std::optional<std::string> session;  // As sent, at most 64 bytes: it may name nothing.
  core::Digest key;
  core::command::ProfileWish profile;  // An empty name: none was given.
  std::optional<core::Seq> after;
  std::optional<std::string> view;
  std::string client;  // "web/1.2"; may be empty.
};

// `session.peek`.
struct PeekWish {
  core::Digest link;
  std::optional<core::Digest> key;  // Who has been inside may look, whatever became of the link.
};

using Wish = std::variant<core::Command, JoinWish, PeekWish>;

}  // namespace chats::protocol

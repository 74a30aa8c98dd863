// The key that opens the operator's API. The first start makes it, tells it once and keeps its
// hash; CHATS_ADMIN_KEY sets another. Immutable after the start, so any thread may ask.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "server/program/secrets.hpp"
#include "server/store/log.hpp"

namespace chats::program {

class OperatorKey {
 public:
  // Shorter ones can be guessed.
  static constexpr std::size_t characters_min = 16;

  struct Chosen {
    std::string key;  // By the operator; empty: keep the one there is, or make one.
  };
  OperatorKey(store::Log& log, Hasher hasher, const Dice& dice, const Chosen& chosen);

  // The key itself, only when this start has made it: to be shown now and never again.
  const std::optional<std::string>& made_now() const { return made_now_; }
  // From the next start on this one is the key. Once it was shown, and not before: a start that
  // ends for another reason would keep a key that nobody has read. Throws std::runtime_error with
  // one sentence when it cannot be saved.
  void keep();

  // `authorization`: the header's value, "Bearer KEY". In the same time for every wrong key.
  bool opens(std::string_view authorization) const;

 private:
  store::Log& log_;
  Hasher hasher_;
  core::Digest hash_;
  bool kept_ = false;
  std::optional<std::string> made_now_;
};

}  // namespace chats::program

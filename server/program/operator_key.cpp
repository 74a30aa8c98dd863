#include "server/program/operator_key.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace chats::program {

namespace {

constexpr const char* fact_name = "operator_key";

std::optional<core::Digest> from_hex(std::string_view text) {
  core::Digest digest;
  if (text.size() != 2 * digest.bytes.size()) return std::nullopt;
  for (std::size_t i = 0; i < digest.bytes.size(); ++i) {
    const char* begin = text.data() + 2 * i;
    const auto [stop, error] = std::from_chars(begin, begin + 2, digest.bytes[i], 16);
    if (error != std::errc() || stop != begin + 2) return std::nullopt;
  }
  return digest;
}

// The scheme's name may be written in any case (RFC 9110).
bool is_bearer(std::string_view scheme) {
  constexpr std::string_view bearer = "bearer ";
  return std::equal(scheme.begin(), scheme.end(), bearer.begin(), bearer.end(),
                    [](char left, char right) {
                      return (left >= 'A' && left <= 'Z' ? left + ('a' - 'A') : left) == right;
                    });
}

}  // namespace

OperatorKey::OperatorKey(store::Log& log, Hasher hasher, const Dice& dice, const Chosen& chosen)
    : log_(log), hasher_(std::move(hasher)) {
  const auto kept = from_hex(log_.fact(fact_name));
  if (kept && chosen.key.empty()) {
    hash_ = *kept;
    kept_ = true;
    return;
  }
  std::string key = chosen.key;
  if (key.empty()) {
    key = make_secret(dice);
    made_now_ = key;
  }
  hash_ = hasher_(key);
  kept_ = kept && are_same(*kept, hash_);
}

void OperatorKey::keep() {
  kept_ = kept_ || log_.set_fact(fact_name, hex(hash_));
  if (!kept_) throw std::runtime_error("The operator's key cannot be saved in the data folder.");
}

bool OperatorKey::opens(std::string_view authorization) const {
  constexpr std::size_t scheme_size = 7;
  if (authorization.size() <= scheme_size) return false;
  if (!is_bearer(authorization.substr(0, scheme_size))) return false;
  return are_same(hasher_(authorization.substr(scheme_size)), hash_);
}

}  // namespace chats::program

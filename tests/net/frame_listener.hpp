// What a FrameReader finds in bytes, as one line of text for each thing, so that tests can compare.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/net/frame_reader.hpp"

namespace chats::net {

class FrameListener {
 public:
  explicit FrameListener(const NetLimits& limits) : reader_(limits) {}

  // Hears one piece; after a close or a refusal nothing more is heard, as in a connection.
  void hear(std::string_view piece) {
    using What = FrameReader::What;
    std::string bytes(piece);
    std::span<char> left(bytes);
    while (!over_) {
      const auto found = reader_.next(left);
      if (found.what == What::nothing) break;
      over_ = found.what == What::close || found.what == What::refused;
      heard_.push_back(line_of(found));
    }
  }

  const std::vector<std::string>& heard() const { return heard_; }
  std::size_t kept_bytes() const { return reader_.kept_bytes(); }

 private:
  static std::string line_of(const FrameReader::Found& found) {
    static constexpr std::array words = {"nothing", "text",     "binary", "ping",
                                         "pong",    "fragment", "close",  "refused"};
    std::string line = words.at(static_cast<std::size_t>(found.what));
    if (found.code != 0) line += ' ' + std::to_string(found.code);
    if (!found.payload.empty()) line += ' ' + std::string(found.payload);
    return line + (found.is_idle ? " (idle)" : "");
  }

  FrameReader reader_;
  std::vector<std::string> heard_;
  bool over_ = false;
};

}  // namespace chats::net

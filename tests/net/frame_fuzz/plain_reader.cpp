#include "tests/net/frame_fuzz/plain_reader.hpp"

#include <algorithm>
#include <array>

namespace chats::net {

namespace {

using Byte = unsigned char;

// Unicode 15, table 3-7: the well-formed byte sequences, row by row.
struct Row {
  std::size_t length;
  std::array<std::array<Byte, 2>, 4> ranges;
};
constexpr std::array rows = {
    Row{1, {{{0x00, 0x7f}}}},
    Row{2, {{{0xc2, 0xdf}, {0x80, 0xbf}}}},
    Row{3, {{{0xe0, 0xe0}, {0xa0, 0xbf}, {0x80, 0xbf}}}},
    Row{3, {{{0xe1, 0xec}, {0x80, 0xbf}, {0x80, 0xbf}}}},
    Row{3, {{{0xed, 0xed}, {0x80, 0x9f}, {0x80, 0xbf}}}},
    Row{3, {{{0xee, 0xef}, {0x80, 0xbf}, {0x80, 0xbf}}}},
    Row{4, {{{0xf0, 0xf0}, {0x90, 0xbf}, {0x80, 0xbf}, {0x80, 0xbf}}}},
    Row{4, {{{0xf1, 0xf3}, {0x80, 0xbf}, {0x80, 0xbf}, {0x80, 0xbf}}}},
    Row{4, {{{0xf4, 0xf4}, {0x80, 0x8f}, {0x80, 0xbf}, {0x80, 0xbf}}}},
};

enum class Text { whole, cut, broken };

Text text_in(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto matching = [&](const Row& row) {
      for (std::size_t i = 0; i < std::min(row.length, bytes.size()); ++i) {
        const auto byte = static_cast<Byte>(bytes[i]);
        if (byte < row.ranges.at(i)[0] || byte > row.ranges.at(i)[1]) return false;
      }
      return true;
    };
    const auto row = std::find_if(rows.begin(), rows.end(), matching);
    if (row == rows.end()) return Text::broken;
    if (bytes.size() < row->length) return Text::cut;
    bytes.remove_prefix(row->length);
  }
  return Text::whole;
}

class PlainReader {
 public:
  PlainReader(std::string_view bytes, const PlainLimits& limits) : bytes_(bytes), limits_(limits) {}

  std::vector<std::string> read() {
    while (!over_ && read_frame()) {
    }
    return lines_;
  }

 private:
  Byte at(std::size_t place) const { return static_cast<Byte>(bytes_.at(place)); }
  bool end(std::string line) {
    lines_.push_back(std::move(line));
    over_ = true;
    return false;
  }
  bool refuse(unsigned code) { return end("refused " + std::to_string(code)); }

  bool read_frame() {
    if (bytes_.size() < 2) return false;
    const std::size_t told_in = (at(1) & 127) == 126 ? 2 : (at(1) & 127) == 127 ? 8 : 0;
    const bool masked = at(1) >= 128;
    const std::size_t head = 2 + told_in + (masked ? 4 : 0);
    if (bytes_.size() < head) return false;
    std::uint64_t length = told_in == 0 ? at(1) & 127 : 0;
    for (std::size_t i = 0; i < told_in; ++i) length = length * 256 + at(2 + i);
    final_ = at(0) >= 128;
    opcode_ = at(0) & 15;
    if ((at(0) & 0x70) != 0 || !masked) return refuse(1002);
    if ((opcode_ > 2 && opcode_ < 8) || opcode_ > 10) return refuse(1002);
    if ((told_in == 2 && length < 126) || (told_in == 8 && length < 65536)) return refuse(1002);
    if (length >= 0x8000000000000000U) return refuse(1002);
    if (opcode_ >= 8 && (!final_ || length > 125)) return refuse(1002);
    if (opcode_ < 8 && !begin_data(length)) return false;
    std::string payload(bytes_.substr(head, length));
    for (std::size_t i = 0; i < payload.size(); ++i) {
      payload[i] = static_cast<char>(static_cast<Byte>(payload[i]) ^ at(head - 4 + i % 4));
    }
    const bool whole = payload.size() == length;
    bytes_.remove_prefix(head + payload.size());
    if (opcode_ < 8) return take_data(payload, whole);
    return whole && take_control(payload);
  }

  bool begin_data(std::uint64_t length) {
    if ((opcode_ == 0) != in_message_) return refuse(1002);
    if (opcode_ != 0) {
      is_text_ = opcode_ == 1;
      if (!is_text_ && !limits_.takes_binary) return refuse(1003);
    }
    in_message_ = true;
    if (length > limits_.message_bytes_max ||
        message_.size() + length > limits_.message_bytes_max) {
      return refuse(1009);
    }
    return ++fragments_ <= limits_.fragments_max || refuse(1008);
  }

  bool take_data(const std::string& payload, bool whole) {
    message_ += payload;
    const auto text = is_text_ ? text_in(message_) : Text::whole;
    if (text == Text::broken) return refuse(1007);
    if (!whole) return false;
    const char* const idle = payload.empty() ? " (idle)" : "";
    if (!final_) {
      if (payload.empty()) lines_.push_back(std::string("fragment") + idle);
      return true;
    }
    if (text == Text::cut) return refuse(1007);
    lines_.push_back((is_text_ ? "text" : "binary") + (message_.empty() ? "" : " " + message_) +
                     idle);
    message_.clear();
    in_message_ = false;
    fragments_ = 0;
    return true;
  }

  bool take_control(const std::string& payload) {
    if (opcode_ != 8) {
      lines_.push_back((opcode_ == 9 ? "ping" : "pong") + (payload.empty() ? "" : " " + payload) +
                       " (idle)");
      return true;
    }
    if (payload.empty()) return end("close 1000");
    if (payload.size() == 1) return refuse(1002);
    const unsigned code = static_cast<Byte>(payload[0]) * 256U + static_cast<Byte>(payload[1]);
    const bool may_be = (code >= 1000 && code <= 1014 && code != 1004 && code != 1005 &&
                         code != 1006) || (code >= 3000 && code <= 4999);
    if (!may_be) return refuse(1002);
    const auto reason = payload.substr(2);
    if (text_in(reason) != Text::whole) return refuse(1007);
    return end("close " + std::to_string(code) + (reason.empty() ? "" : " " + reason));
  }

  std::string_view bytes_;
  const PlainLimits& limits_;
  std::vector<std::string> lines_;
  bool over_ = false;
  bool final_ = false;
  unsigned opcode_ = 0;
  bool in_message_ = false;
  bool is_text_ = false;
  std::size_t fragments_ = 0;
  std::string message_;
};

}  // namespace

std::vector<std::string> read_plainly(std::string_view bytes, const PlainLimits& limits) {
  return PlainReader(bytes, limits).read();
}

}  // namespace chats::net

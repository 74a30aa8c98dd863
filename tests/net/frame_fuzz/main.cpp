// frame_fuzz [ROUNDS] [SEED]: streams of a client by chance, honest ones and broken ones. Whatever
// comes, and however it is torn, FrameReader hears what the plain reader reads out of the whole,
// and keeps no more than it may. A round that failed prints its seed, which repeats it.
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>

#include "tests/net/frame_fuzz/plain_reader.hpp"
#include "tests/net/frame_listener.hpp"
#include "tests/net/frames.hpp"

namespace {

using namespace chats::net;
using Lines = std::vector<std::string>;

class Client {
 public:
  explicit Client(std::uint64_t seed) : dice_(seed) {}

  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(dice_() % bound); }
  bool one_in(std::size_t count) { return below(count) == 0; }

  std::string stream() {
    std::string bytes;
    for (auto frames = below(20); frames > 0; --frames) bytes += frame();
    if (one_in(3)) bytes += client_frame(opcode_close, one_in(4) ? "" : reason());
    for (auto faults = one_in(2) ? below(4) : 0; faults > 0 && !bytes.empty(); --faults) {
      spoil(bytes);
    }
    return bytes;
  }

 private:
  std::string frame() {
    if (one_in(25)) return head_at_a_border();
    if (one_in(4)) return client_frame(one_in(2) ? opcode_ping : opcode_pong, payload(125));
    const bool final = !one_in(3);
    const unsigned opcode = in_message_ && !one_in(30) ? opcode_continue
                            : one_in(5)                ? opcode_binary
                                                       : opcode_text;
    in_message_ = !final;
    return client_frame(opcode, payload(one_in(20) ? 70'000 : 300), final);
  }

  // A length on one side of a border, told in as many bytes as it pleases; no payload.
  std::string head_at_a_border() {
    static constexpr std::uint64_t borders[] = {125, 126, 127, 65535, 65536, 1ULL << 32U,
                                                (1ULL << 63U) - 1, 1ULL << 63U};
    const auto length = borders[below(std::size(borders))];
    const bool short_form = length <= 125 && one_in(2);
    const std::size_t told_in = short_form ? 0 : length <= 0xffff && one_in(2) ? 2 : 8;
    std::string head(1, static_cast<char>(0x80U | (one_in(2) ? opcode_ping : below(3))));
    head += static_cast<char>(0x80U | (short_form ? length : told_in == 2 ? 126U : 127U));
    for (std::size_t byte = told_in; byte > 0; --byte) {
      head += static_cast<char>(length >> (8 * (byte - 1)) & 0xffU);
    }
    return head + "mask";
  }

  std::string payload(std::size_t size_max) {
    static const std::string pieces[] = {"a",        "\xc3\xa9", "\xe2\x82\xac", "\xf0\x9f\x98\x80",
                                         "letters ", "\xed\x9f\xbf", "\xf4\x8f\xbf\xbf", "\0x"};
    std::string text;
    const auto size = one_in(4) ? 0 : below(size_max + 1);
    while (text.size() < size) text += pieces[below(std::size(pieces))];
    text.resize(one_in(3) ? std::min(size, text.size()) : text.size());
    if (text.size() > size_max) text.resize(size_max);
    if (one_in(40) && !text.empty()) text[below(text.size())] = static_cast<char>(dice_() & 0xff);
    return text;
  }

  std::string reason() { return close_payload(static_cast<unsigned>(below(5200))) + payload(20); }

  void spoil(std::string& bytes) {
    const auto place = below(bytes.size());
    switch (below(4)) {
      case 0: bytes[place] = static_cast<char>(dice_() & 0xff); return;
      case 1: bytes[place] = static_cast<char>(bytes[place] ^ (1 << below(8))); return;
      case 2: bytes.erase(place, below(20)); return;
      default: bytes.insert(place, bytes.substr(below(bytes.size()), below(20))); return;
    }
  }

  std::mt19937_64 dice_;
  bool in_message_ = false;
};

bool same(const Lines& heard, const Lines& expected, const char* how) {
  if (heard == expected) return true;
  std::printf("%s: heard %zu things, expected %zu\n", how, heard.size(), expected.size());
  for (std::size_t i = 0; i < std::max(heard.size(), expected.size()); ++i) {
    const auto line = [i](const Lines& all) { return i < all.size() ? all[i] : "-"; };
    if (line(heard) == line(expected)) continue;
    std::printf("  %zu: \"%.100s\", not \"%.100s\"\n", i, line(heard).c_str(),
                line(expected).c_str());
    break;
  }
  return false;
}

bool holds(std::uint64_t seed) {
  Client client(seed);
  NetLimits limits;
  limits.message_bytes_max = client.one_in(2) ? 65536 : 500;
  limits.message_fragments_max = client.one_in(2) ? 64 : 4;
  limits.takes_binary = client.one_in(2);
  const auto bytes = client.stream();
  const auto expected = read_plainly(bytes, {.message_bytes_max = limits.message_bytes_max,
                                             .fragments_max = limits.message_fragments_max,
                                             .takes_binary = limits.takes_binary});
  FrameListener whole(limits);
  whole.hear(bytes);
  if (!same(whole.heard(), expected, "whole")) return false;
  for (const std::size_t piece_max : {1U, 7U, 200U, 70'000U}) {
    FrameListener torn(limits);
    for (std::size_t at = 0; at < bytes.size();) {
      const auto count = 1 + client.below(piece_max);
      torn.hear(std::string_view(bytes).substr(at, count));
      at += count;
      if (torn.kept_bytes() > limits.message_bytes_max + control_bytes_max) {
        std::printf("keeps %zu bytes\n", torn.kept_bytes());
        return false;
      }
    }
    if (!same(torn.heard(), expected, "torn")) return false;
  }
  return true;
}

}  // namespace

int main(int count, char** arguments) {
  const auto rounds = count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 20'000;
  const auto first = count > 2 ? std::strtoull(arguments[2], nullptr, 10) : std::random_device{}();
  for (std::uint64_t round = 0; round < rounds; ++round) {
    if (holds(first + round)) continue;
    std::printf("frame_fuzz 1 %llu repeats it\n", static_cast<unsigned long long>(first + round));
    return 1;
  }
  std::printf("%llu streams from seed %llu on: all heard alike\n",
              static_cast<unsigned long long>(rounds), static_cast<unsigned long long>(first));
  return 0;
}

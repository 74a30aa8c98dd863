#include "server/net/frame_reader.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace chats::net {

namespace {

using core::CloseCode;

constexpr unsigned final_bit = 0x80;
constexpr unsigned reserved_bits = 0x70;
constexpr unsigned opcode_bits = 0x0f;
constexpr unsigned control_bit = 0x08;
constexpr unsigned mask_bit = 0x80;
constexpr unsigned length_bits = 0x7f;
constexpr unsigned two_byte_length = 126;
constexpr unsigned eight_byte_length = 127;
constexpr std::size_t mask_bytes = 4;

bool is_known(unsigned opcode) {
  return opcode <= static_cast<unsigned>(Opcode::binary) ||
         (opcode >= static_cast<unsigned>(Opcode::close) &&
          opcode <= static_cast<unsigned>(Opcode::pong));
}

// How many bytes follow the first two to tell the length.
std::size_t extended_length_bytes(unsigned short_length) {
  if (short_length == two_byte_length) return 2;
  return short_length == eight_byte_length ? 8 : 0;
}

// Each number in its shortest form, and none above 63 bits.
bool is_length_well_told(std::uint64_t length, std::size_t told_in) {
  if (told_in == 2) return length >= two_byte_length;
  if (told_in == 8) return length > 0xffff && (length >> 63U) == 0;
  return true;
}

// `at`: which byte of the mask the first of these bytes meets. Eight at a time.
void unmask(std::span<char> bytes, const std::array<unsigned char, 4>& mask, std::size_t at) {
  std::array<unsigned char, 8> turned{};
  for (std::size_t i = 0; i < turned.size(); ++i) turned.at(i) = mask.at((at + i) % mask_bytes);
  std::uint64_t eight_of_mask = 0;
  std::memcpy(&eight_of_mask, turned.data(), sizeof(eight_of_mask));
  char* each = bytes.data();
  std::size_t left = bytes.size();
  for (; left >= sizeof(eight_of_mask); left -= sizeof(eight_of_mask)) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, each, sizeof(eight));
    eight ^= eight_of_mask;
    std::memcpy(each, &eight, sizeof(eight));
    each += sizeof(eight);
  }
  for (std::size_t i = 0; i < left; ++i) {
    each[i] = static_cast<char>(static_cast<unsigned char>(each[i]) ^ turned[i]);
  }
}

FrameReader::Found refused(CloseCode code) {
  return {.what = FrameReader::What::refused, .code = static_cast<std::uint16_t>(code)};
}

std::uint16_t code_of(std::string_view close_payload) {
  const auto high = static_cast<unsigned char>(close_payload[0]);
  const auto low = static_cast<unsigned char>(close_payload[1]);
  return static_cast<std::uint16_t>(static_cast<unsigned>(high) << 8U | low);
}

}  // namespace

struct FrameReader::Head {
  unsigned opcode = 0;
  bool is_final = false;
  bool has_reserved_bits = false;
  bool is_masked = false;
  bool is_control = false;
  std::uint64_t length = 0;
  bool is_length_well_told = false;
};

FrameReader::Found FrameReader::next(std::span<char>& bytes) {
  if (std::exchange(handed_out_, false)) end_message();
  if (!in_payload_) control_.reset();
  while (in_payload_ || take_head(bytes)) {
    if (!in_payload_) {
      if (const auto code = begin_frame()) return refused(*code);
    }
    const bool is_control = (static_cast<unsigned>(opcode_) & control_bit) != 0;
    const Found found = is_control ? take_control_payload(bytes) : take_data_payload(bytes);
    if (found.what != What::nothing) return found;
    if (in_payload_) break;
  }
  return {};
}

bool FrameReader::take_head(std::span<char>& bytes) {
  while (!bytes.empty()) {
    head_.at(head_filled_++) = static_cast<unsigned char>(bytes.front());
    bytes = bytes.subspan(1);
    if (head_filled_ >= 2 && head_filled_ == head_bytes()) return true;
  }
  return false;
}

std::size_t FrameReader::head_bytes() const {
  const std::size_t mask = (head_[1] & mask_bit) != 0 ? mask_bytes : 0;
  return 2 + extended_length_bytes(head_[1] & length_bits) + mask;
}

FrameReader::Head FrameReader::head() const {
  Head head{.opcode = head_[0] & opcode_bits,
            .is_final = (head_[0] & final_bit) != 0,
            .has_reserved_bits = (head_[0] & reserved_bits) != 0,
            .is_masked = (head_[1] & mask_bit) != 0,
            .is_control = (head_[0] & control_bit) != 0};
  const unsigned short_length = head_[1] & length_bits;
  const auto told_in = extended_length_bytes(short_length);
  head.length = told_in == 0 ? short_length : 0;
  for (std::size_t i = 0; i < told_in; ++i) head.length = (head.length << 8U) | head_.at(2 + i);
  head.is_length_well_told = is_length_well_told(head.length, told_in);
  return head;
}

FrameReader::Refusal FrameReader::begin_frame() {
  const Head head = this->head();
  const bool is_well_formed = !head.has_reserved_bits && is_known(head.opcode) &&
                              head.is_masked && head.is_length_well_told;
  if (!is_well_formed) return CloseCode::protocol_error;
  const auto broken = head.is_control ? begin_control_frame(head) : begin_data_frame(head);
  if (broken) return broken;
  std::copy_n(head_.begin() + static_cast<std::ptrdiff_t>(head_filled_ - mask_bytes), mask_bytes,
              mask_.begin());
  opcode_ = static_cast<Opcode>(head.opcode);
  is_final_ = head.is_final;
  is_empty_ = head.length == 0;
  payload_left_ = head.length;
  mask_at_ = 0;
  head_filled_ = 0;
  in_payload_ = true;
  return std::nullopt;
}

FrameReader::Refusal FrameReader::begin_control_frame(const Head& head) const {
  if (!head.is_final || head.length > control_bytes_max) return CloseCode::protocol_error;
  return std::nullopt;
}

FrameReader::Refusal FrameReader::begin_data_frame(const Head& head) {
  const bool goes_on = head.opcode == static_cast<unsigned>(Opcode::more);
  if (goes_on != in_message_) return CloseCode::protocol_error;
  if (!goes_on) {
    is_text_ = head.opcode == static_cast<unsigned>(Opcode::text);
    if (!is_text_ && !limits_.takes_binary) return CloseCode::unsupported_data;
    in_message_ = true;
  }
  return weigh(head.length);
}

FrameReader::Refusal FrameReader::weigh(std::uint64_t bytes) {
  // One by one, so that the sum cannot run over.
  if (bytes > limits_.message_bytes_max) return CloseCode::too_big;
  message_bytes_ += bytes;
  if (message_bytes_ > limits_.message_bytes_max) return CloseCode::too_big;
  if (++fragments_ > limits_.message_fragments_max) return CloseCode::policy;
  return std::nullopt;
}

std::string_view FrameReader::take_payload(std::span<char>& bytes) {
  const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(payload_left_, bytes.size()));
  const auto part = bytes.first(count);
  bytes = bytes.subspan(count);
  unmask(part, mask_, mask_at_);
  mask_at_ = static_cast<std::uint8_t>((mask_at_ + count) % mask_bytes);
  payload_left_ -= count;
  in_payload_ = payload_left_ > 0;
  return {part.data(), part.size()};
}

FrameReader::Found FrameReader::take_control_payload(std::span<char>& bytes) {
  const auto part = take_payload(bytes);
  if (!in_payload_ && !control_) return end_control_frame(part);
  control_.or_new() += part;
  return in_payload_ ? Found{} : end_control_frame(*control_);
}

FrameReader::Found FrameReader::take_data_payload(std::span<char>& bytes) {
  const auto part = take_payload(bytes);
  // Before the frame is whole: what cannot become text any more is refused at once.
  if (is_text_ && !utf8_.take(part)) return refused(CloseCode::not_utf8);
  if (!in_payload_) return end_data_frame(part);
  message_.or_new() += part;
  return {};
}

FrameReader::Found FrameReader::end_control_frame(std::string_view payload) const {
  if (opcode_ == Opcode::ping) return {.what = What::ping, .payload = payload, .is_idle = true};
  if (opcode_ == Opcode::pong) return {.what = What::pong, .payload = payload, .is_idle = true};
  const auto normal = static_cast<std::uint16_t>(CloseCode::normal);
  if (payload.empty()) return {.what = What::close, .code = normal};
  if (payload.size() == 1 || !may_be_sent(code_of(payload))) {
    return refused(CloseCode::protocol_error);
  }
  Utf8Check reason;
  if (!reason.take(payload.substr(2)) || !reason.is_whole()) return refused(CloseCode::not_utf8);
  return {.what = What::close, .payload = payload.substr(2), .code = code_of(payload)};
}

FrameReader::Found FrameReader::end_data_frame(std::string_view last_part) {
  if (!is_final_) {
    message_.or_new() += last_part;
    return is_empty_ ? Found{.what = What::fragment, .is_idle = true} : Found{};
  }
  if (is_text_ && !utf8_.is_whole()) return refused(CloseCode::not_utf8);
  handed_out_ = true;
  Found found{.what = is_text_ ? What::text : What::binary,
              .payload = last_part,
              .is_idle = is_empty_};
  if (message_) {
    *message_ += last_part;
    found.payload = *message_;
  }
  return found;
}

void FrameReader::end_message() {
  // An idle connection keeps no memory for its longest message.
  message_.reset();
  in_message_ = false;
  message_bytes_ = 0;
  fragments_ = 0;
}

}  // namespace chats::net

#include "protocol/json_writer.hpp"

#include "protocol/json_escape.hpp"

namespace chats::protocol {

namespace {

void append_escaped(std::string& out, char c) {
  constexpr std::string_view digits = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  const auto byte = static_cast<unsigned char>(c);
  out += "\\u00";
  out += digits[byte >> 4];
  out += digits[byte & 15];
}

}  // namespace

void JsonWriter::value(std::string_view text) {
  separate();
  text_ += '"';
  std::size_t written = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!needs_escape(text[i])) continue;
    text_.append(text, written, i - written);
    append_escaped(text_, text[i]);
    written = i + 1;
  }
  text_.append(text, written);
  text_ += '"';
}

void JsonWriter::raw(std::string_view json) {
  separate();
  text_ += json;
}

void JsonWriter::begin(std::string_view name) {
  separate();
  text_ += '"';
  text_ += name;
  text_ += "\":";
  after_value_ = false;
}

void JsonWriter::open(char bracket) {
  separate();
  text_ += bracket;
  after_value_ = false;
}

void JsonWriter::close(char bracket) {
  text_ += bracket;
  after_value_ = true;
}

}  // namespace chats::protocol

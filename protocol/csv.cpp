#include "protocol/csv.hpp"

#include <algorithm>
#include <utility>

namespace chats::protocol {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

char separator_of(std::string_view text) {
  const auto first_line = text.substr(0, text.find_first_of("\r\n"));
  const auto found = first_line.find_first_of(",;");
  return found == std::string_view::npos ? ',' : first_line[found];
}

class CsvReader {
 public:
  explicit CsvReader(std::string_view text) : text_(text), separator_(separator_of(text)) {}

  CsvTable read() {
    while (at_ < text_.size())
      read_row();
    return std::move(table_);
  }

 private:
  void read_row() {
    CsvRow row{line_, {}};
    bool goes_on = true;
    while (goes_on) {
      row.fields.push_back(at_ < text_.size() && text_[at_] == '"' ? quoted() : plain());
      goes_on = at_ < text_.size() && text_[at_] == separator_;
      if (goes_on) ++at_;
    }
    end_line();
    const bool empty = row.fields.size() == 1 && row.fields.front().empty();
    if (!empty) table_.rows.push_back(std::move(row));
  }

  std::string plain() {
    const auto begin = at_;
    while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\r' &&
           text_[at_] != '\n')
      ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  // Two quotes inside stand for one; what follows the closing one belongs to the field, as
  // spreadsheets read it.
  std::string quoted() {
    const auto began = line_;
    std::string field;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\n') ++line_;
      if (text_[at_] != '"') {
        field += text_[at_];
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        field += text_[at_++];
      } else {
        ++at_;
        return field + plain();
      }
    }
    table_.unclosed_quote_line = began;
    return field;
  }

  void end_line() {
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    ++line_;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  CsvTable table_;
};

}  // namespace

CsvTable read_csv(std::string_view text) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  return CsvReader(text).read();
}

}  // namespace chats::protocol

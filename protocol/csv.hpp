// Comma-separated values as RFC 4180 has them, and as spreadsheets write them where the comma
// belongs to numbers: with semicolons. A byte order mark is passed over.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace chats::protocol {

struct CsvRow {
  std::size_t line = 0;  // Where it begins, from 1.
  std::vector<std::string> fields;
};

struct CsvTable {
  std::vector<CsvRow> rows;            // Without empty lines.
  std::size_t unclosed_quote_line = 0;  // Where a quoted field begins that never ends; 0: none.
};

// Fields are separated by whichever of comma and semicolon comes first on the first line. Takes any
// bytes.
CsvTable read_csv(std::string_view text);

}  // namespace chats::protocol

#include "protocol/csv.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace chats::protocol {
namespace {

using Fields = std::vector<std::string>;

std::vector<Fields> fields_of(std::string_view text) {
  std::vector<Fields> all;
  for (auto& row : read_csv(text).rows)
    all.push_back(std::move(row.fields));
  return all;
}

TEST(Csv, HasRowsOfFieldsWithAnyLineEnd) {
  EXPECT_THAT(fields_of("a,b\r\nc,d\ne,f\rg,"),
              testing::ElementsAre(Fields{"a", "b"}, Fields{"c", "d"}, Fields{"e", "f"},
                                   Fields{"g", ""}));
  EXPECT_TRUE(fields_of("").empty());
}

TEST(Csv, KeepsSeparatorsQuotesAndLineEndsInsideQuotes) {
  EXPECT_THAT(fields_of("\"a, \"\"b\"\"\",\"c\nd\"\n\"\",x"),
              testing::ElementsAre(Fields{"a, \"b\"", "c\nd"}, Fields{"", "x"}));
}

TEST(Csv, TakesSemicolonsWhereTheyComeFirstAndPassesOverAByteOrderMark) {
  EXPECT_THAT(fields_of("\xEF\xBB\xBF" "a;b\nc,d;e"),
              testing::ElementsAre(Fields{"a", "b"}, Fields{"c,d", "e"}));
}

TEST(Csv, CountsLinesAlsoInsideQuotesAndLeavesEmptyOnesOut) {
  const auto table = read_csv("a,b\n\n\"c\nd\",e\nf,g\n");
  ASSERT_EQ(table.rows.size(), 3u);
  EXPECT_EQ(table.rows[1].line, 3u);
  EXPECT_EQ(table.rows[2].line, 5u);
}

TEST(Csv, SaysWhereAQuoteIsNeverClosed) {
  EXPECT_EQ(read_csv("a,b\nc,\"d\ne,f").unclosed_quote_line, 2u);
  EXPECT_EQ(read_csv("a,\"b\"").unclosed_quote_line, 0u);
}

}  // namespace
}  // namespace chats::protocol

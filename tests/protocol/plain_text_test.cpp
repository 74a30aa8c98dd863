#include "protocol/plain_text.hpp"

#include <gtest/gtest.h>

#include <string>

namespace chats::protocol {
namespace {

std::string line(std::string_view raw) {
  const auto plain = one_line(raw);
  return plain ? plain->text : "refused";
}

std::string lines(std::string_view raw) {
  const auto plain = many_lines(raw);
  return plain ? plain->text : "refused";
}

TEST(PlainText, IsNormalisedAndCountedInCodePoints) {
  const auto composed = one_line("Jose\u0301");
  ASSERT_TRUE(composed);
  EXPECT_EQ(composed->text, "Jos\u00e9");
  EXPECT_EQ(composed->points, 4u);
  EXPECT_EQ(many_lines("👩‍⚕️")->points, 4u) << "woman, joiner, staff, emoji style";
  EXPECT_EQ(many_lines("\u0958")->text, "\u0915\u093c") << "grows when it is normalised";
  EXPECT_EQ(many_lines("Ω\u2126")->text, "ΩΩ");
}

TEST(PlainText, WhiteSpaceAtTheEndsGoes) {
  EXPECT_EQ(line("  Ana \u00a0"), "Ana");
  EXPECT_EQ(lines(" \n\t Good morning.\n \u3000\n"), "Good morning.");
  EXPECT_EQ(lines("a\n\n b"), "a\n\n b");
  EXPECT_EQ(line("Ana \u2003 Lima"), "Ana Lima") << "names do not differ by spaces";
}

TEST(PlainText, WhatDrawsNothingIsEmpty) {
  for (const char* raw : {"", " ", "\u00a0\u2003\u3000", "\u2800"}) {
    EXPECT_EQ(line(raw), "") << raw;
    EXPECT_EQ(one_line(raw)->points, 0u) << raw;
  }
  for (const char* raw : {"\n\t\r\n", "\u200b\u200d", "\u3164", "\u00ad \u2060", "\x01\x02"}) {
    EXPECT_EQ(lines(raw), "") << raw;
  }
}

TEST(PlainText, ANameHoldsNoControlBidiOrZeroWidthCharacter) {
  for (const char* raw :
       {"A\nna",     "A\tna",     "A\x01na",   "A\x7fna",   "A\u0085na",    "A\u200bna",
        "A\u200cna", "A\u200dna", "A\u200ena", "A\u200fna", "A\u202ana",    "A\u202ena",
        "A\u2066na", "A\u2069na", "A\u2060na", "A\ufeffna", "A\u00adna",    "A\u2028na",
        "A\u061cna", "A\u115fna", "A\u3164na", "A\u180ena", "A\U000e0041na"}) {
    EXPECT_EQ(line(raw), "refused") << raw;
  }
}

TEST(PlainText, NamesOfManyScriptsAreFine) {
  for (const char* name : {"Ana", "Zoë", "Nguyễn Thị Ánh", "Łukasz", "محمد", "משה", "Олена",
                           "李小龍", "김지우", "සුනිල්", "O’Connor-Smith", "Ana ❤️"}) {
    EXPECT_EQ(line(name), name);
  }
}

TEST(PlainText, WordsKeepLinesTabsJoinersAndDirections) {
  EXPECT_EQ(lines("a\tb\nc"), "a\tb\nc");
  EXPECT_EQ(lines("a\r\nb\rc\u2028d\u0085e"), "a\nb\nc\nd\ne");
  EXPECT_EQ(lines("👩‍⚕️ and 👨‍👩‍👧‍👦"),
            "👩‍⚕️ and 👨‍👩‍👧‍👦");
  EXPECT_EQ(lines("می\u200cخواهم"), "می\u200cخواهم");
  EXPECT_EQ(lines("\u2067שלום\u2069 world"), "\u2067שלום\u2069 world");
}

TEST(PlainText, WordsLoseControlsAndBidiOverridesInSilence) {
  EXPECT_EQ(lines("a\x01\x08"
                  "b\x1b[0mc\x7f"),
            "ab[0mc");
  EXPECT_EQ(lines("abc\u202edef\u202dghi"), "abcdefghi");
}

TEST(PlainText, WhatIsNotUtf8IsNoText) {
  for (const char* raw : {"\xff", "a\xc3", "\xed\xa0\x80", "\xf5\x80\x80\x80", "\xc0\x80"}) {
    EXPECT_FALSE(one_line(raw));
    EXPECT_FALSE(many_lines(raw));
  }
}

TEST(PlainText, NamesThatLookAlikeFoldAlike) {
  EXPECT_EQ(fold("ANA"), fold("ana"));
  EXPECT_EQ(fold("Straße"), fold("STRASSE"));
  EXPECT_EQ(fold("Jose\u0301"), fold("JOSÉ"));
  EXPECT_EQ(fold("Ａｎａ"), fold("Ana")) << "full-width letters";
  EXPECT_EQ(fold("An\u00ada\ufe0f"), fold("Ana")) << "what is ignorable does not tell names apart";
  EXPECT_EQ(fold("Ana\u00a0 Lima"), fold("ana lima"));
  EXPECT_NE(fold("Ana"), fold("Anna"));
  EXPECT_NE(fold("Jose"), fold("José"));
  EXPECT_EQ(fold(""), "");
}

TEST(PlainText, AKeyIs22CharactersOfBase64url) {
  EXPECT_TRUE(is_key("AZaz09-_AZaz09-_AZaz09"));
  EXPECT_FALSE(is_key(""));
  EXPECT_FALSE(is_key("AZaz09-_AZaz09-_AZaz0"));
  EXPECT_FALSE(is_key("AZaz09-_AZaz09-_AZaz090"));
  EXPECT_FALSE(is_key("AZaz09-_AZaz09-_AZaz0="));
  EXPECT_FALSE(is_key("AZaz09+/AZaz09-_AZaz09"));
}

}  // namespace
}  // namespace chats::protocol

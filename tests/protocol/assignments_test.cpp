#include "protocol/assignments_codec.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/core/limits.hpp"

namespace chats::protocol {
namespace {

core::Definition chat() {
  core::Definition definition;
  definition.affiliations = {"campus", "hospital"};
  return definition;
}

std::vector<std::string> mistakes_in(const AssignmentsRead& read) {
  std::vector<std::string> all;
  if (read) return all;
  for (const auto& [pointer, expected] : read.error())
    all.push_back(pointer + ": " + expected);
  return all;
}

TEST(Assignments, AreReadFromCsvInAnyOrderOfColumns) {
  const auto read = decode_assignments_csv(
      "Room;Notes;Name;Affiliation\nBlue;;Ana;campus\nred;x; Ben ;\nblue;;Zoe;hospital\n", chat());
  ASSERT_TRUE(read);
  ASSERT_EQ(read->size(), 2u);
  EXPECT_EQ((*read)[0], (core::AssignedRoom{"Blue", {{"Ana", "ana", 0}, {"Zoe", "zoe", 1}}}));
  EXPECT_EQ((*read)[1], (core::AssignedRoom{"red", {{"Ben", "ben", {}}}}));
}

TEST(Assignments, AreReadFromJsonToTheSame) {
  const auto csv = decode_assignments_csv("name,room,affiliation\nAna,Blue,campus\n", chat());
  const auto json = decode_assignments_json(
      R"({"assignments":[{"name":"Ana","room":"Blue","affiliation":"campus"}]})", chat());
  ASSERT_TRUE(csv && json);
  EXPECT_EQ(*csv, *json);
}

TEST(Assignments, MayBeNone) {
  const auto csv = decode_assignments_csv("name,room\n", chat());
  const auto json = decode_assignments_json(R"({"assignments":[]})", chat());
  ASSERT_TRUE(csv && json);
  EXPECT_TRUE(csv->empty() && json->empty());
}

TEST(Assignments, TellAllMistakesOfCsvWithTheirLines) {
  EXPECT_THAT(mistakes_in(decode_assignments_csv("name,room,affiliation\n"
                                                 "Ana,Blue,moon\n"
                                                 ",Red,\n"
                                                 "Ben\n"
                                                 "Z\xE2\x80\x8B" "oe,Red,\n",
                                                 chat())),
              testing::ElementsAre(
                  "line 2, affiliation: expected an affiliation of this session: \"moon\" is none "
                  "of them",
                  "line 3, name: expected a text of 1 to 40 characters",
                  "line 4, room: expected a text of 1 to 40 characters",
                  "line 5, name: expected a text without control or invisible characters"));
}

TEST(Assignments, NeedTheirColumnsAndClosedQuotes) {
  EXPECT_THAT(mistakes_in(decode_assignments_csv("who,where\nAna,Blue\n", chat())),
              testing::ElementsAre("line 1: expected a column with the title \"name\"",
                                   "line 1: expected a column with the title \"room\""));
  EXPECT_THAT(mistakes_in(decode_assignments_csv("", chat())),
              testing::ElementsAre("line 1: expected the columns' titles: name,room,affiliation"));
  EXPECT_THAT(mistakes_in(decode_assignments_csv("name,room\n\"Ana,Blue\n", chat())),
              testing::ElementsAre("line 2: expected the quotation mark that ends this field"));
}

TEST(Assignments, NameEverybodyOnce) {
  const auto mistakes = [](const std::string& lines) {
    return mistakes_in(decode_assignments_csv("name,room,affiliation\n" + lines, chat())).size();
  };
  EXPECT_EQ(mistakes("Ana,A,campus\nAna,B,hospital\n"), 0u) << "they can be told apart";
  EXPECT_EQ(mistakes("Ana,A,campus\nANA,B,\n"), 1u);
  EXPECT_EQ(mistakes("Ana,A,\nAna,A,\n"), 1u);
}

TEST(Assignments, HaveAtMostAsManyRoomsAsASession) {
  std::string list = "name,room\n";
  for (std::size_t i = 0; i <= core::limits::rooms_max; ++i)
    list += "Person " + std::to_string(i) + ",Room " + std::to_string(i) + "\n";
  EXPECT_THAT(mistakes_in(decode_assignments_csv(list, chat())),
              testing::ElementsAre("line 202, room: expected at most 200 rooms"));
}

TEST(Assignments, TellWhereJsonIsWrong) {
  EXPECT_THAT(mistakes_in(decode_assignments_json("[", chat())),
              testing::ElementsAre(": expected JSON as RFC 8259 has it, without repeated keys"));
  EXPECT_THAT(mistakes_in(decode_assignments_json("{}", chat())),
              testing::ElementsAre("/assignments: expected a list"));
  EXPECT_THAT(
      mistakes_in(decode_assignments_json(
          R"({"assignments":[{"name":"Ana"},7,{"name":"B","room":"R","affiliation":"moon"}]})",
          chat())),
      testing::ElementsAre("/assignments/0/room: expected a text of 1 to 40 characters",
                           "/assignments/1: expected an object",
                           "/assignments/1/name: expected a text of 1 to 40 characters",
                           "/assignments/1/room: expected a text of 1 to 40 characters",
                           "/assignments/2/affiliation: expected an affiliation of this session: "
                           "\"moon\" is none of them"));
}

}  // namespace
}  // namespace chats::protocol

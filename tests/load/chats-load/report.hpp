// What a run found: tables for people, and the same as JSON for programs.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/load/chats-load/faults.hpp"
#include "tests/load/chats-load/moment.hpp"

namespace chats::load {

// One row: names and values, in the order in which they are shown. All rows of a table have the
// same names.
using Row = nlohmann::ordered_json;

class Report {
 public:
  explicit Report(std::string scenario) : scenario_(std::move(scenario)) {}

  void add(const std::string& table, Row row);
  // What was wrong. Nothing was: the report says so too.
  void add(const Faults& faults);
  void complain(std::string sentence) { wrong_.push_back(std::move(sentence)); }

  bool all_is_well() const { return wrong_.empty(); }
  std::string text() const;
  // Throws std::runtime_error when the file cannot be written.
  void write_json(const std::filesystem::path& file) const;

 private:
  struct Table {
    std::string name;
    std::vector<Row> rows;
  };

  std::string scenario_;
  std::vector<Table> tables_;
  std::vector<std::string> wrong_;
};

// Rounded for a table.
double ms(Span span);
double rounded(double value, int digits);

// Of a few figures, such as those of all slices: 0 the least, 0.5 the median (of an even number the
// lower of the two in the middle), 1 the most. There is one at least.
double quantile_of(std::vector<double> figures, double share);

}  // namespace chats::load

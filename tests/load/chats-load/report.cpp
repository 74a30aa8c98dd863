#include "tests/load/chats-load/report.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <stdexcept>

namespace chats::load {

namespace {

std::string shown(const Row& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

std::string table_text(const std::vector<Row>& rows) {
  std::vector<std::vector<std::string>> lines(rows.size() + 1);
  for (const auto& [name, value] : rows.front().items()) lines.front().push_back(name);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (const auto& [name, value] : rows[row].items()) lines[row + 1].push_back(shown(value));
  }
  std::vector<std::size_t> widths(lines.front().size());
  for (const auto& line : lines) {
    for (std::size_t at = 0; at < line.size(); ++at) {
      widths.at(at) = std::max(widths.at(at), line[at].size());
    }
  }
  std::string text;
  for (const auto& line : lines) {
    for (std::size_t at = 0; at < line.size(); ++at) {
      text += (at == 0 ? "  " : "   ") + std::string(widths[at] - line[at].size(), ' ') + line[at];
    }
    text += '\n';
  }
  return text;
}

}  // namespace

void Report::add(const std::string& table, Row row) {
  const auto found = std::find_if(tables_.begin(), tables_.end(),
                                  [&](const Table& each) { return each.name == table; });
  auto& rows = found == tables_.end() ? tables_.emplace_back(Table{table, {}}).rows : found->rows;
  rows.push_back(std::move(row));
}

void Report::add(const Faults& faults) {
  for (auto& sentence : faults.sentences()) wrong_.push_back(std::move(sentence));
}

std::string Report::text() const {
  std::string text;
  for (const auto& table : tables_) text += '\n' + table.name + '\n' + table_text(table.rows);
  text += '\n';
  if (wrong_.empty()) {
    return text + "Everything came, once and in order, and nothing was refused.\n";
  }
  text += "What was wrong:\n";
  for (const auto& sentence : wrong_) text += "  " + sentence + '\n';
  return text;
}

void Report::write_json(const std::filesystem::path& file) const {
  Row whole{{"scenario", scenario_}, {"tables", Row::object()}, {"wrong", wrong_}};
  for (const auto& table : tables_) whole["tables"][table.name] = table.rows;
  std::ofstream out(file);
  out << whole.dump(2) << '\n';
  if (!out.flush()) throw std::runtime_error(file.string() + " cannot be written.");
}

double rounded(double value, int digits) {
  const double scale = std::pow(10, digits);
  return std::round(value * scale) / scale;
}

double ms(Span span) { return rounded(1000 * seconds_of(span), 2); }

double quantile_of(std::vector<double> figures, double share) {
  std::sort(figures.begin(), figures.end());
  return figures[static_cast<std::size_t>(share * static_cast<double>(figures.size() - 1))];
}

}  // namespace chats::load
